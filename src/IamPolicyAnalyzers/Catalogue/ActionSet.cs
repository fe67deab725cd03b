using System;
using System.Collections;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// An immutable set of actions of the catalogue. Only the 64-bit words that hold an action are kept: a statement touches few of the services,
/// and a build makes thousands of sets.
/// </summary>
internal sealed class ActionSet : IEquatable<ActionSet>, IEnumerable<int>
{
    public static readonly ActionSet Empty = new([], []);

    private const int MaxMoves = 10_000;

    // Ascending numbers of the words that are not zero, and the words.
    private readonly ushort[] _numbers;
    private readonly ulong[] _words;

    private ActionSet(ushort[] numbers, ulong[] words)
    {
        _numbers = numbers;
        _words = words;
        foreach (var word in words)
            Count += Bits.Count(word);
    }

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    /// <summary>The smallest index in the set, or -1.</summary>
    public int First => IsEmpty ? -1 : (_numbers[0] << 6) + Bits.Lowest(_words[0]);

    /// <summary>The set of one action.</summary>
    public static ActionSet Of(int action) => new([(ushort)(action >> 6)], [1UL << (action & 63)]);

    /// <summary>The set of these actions, which are sorted in place.</summary>
    public static ActionSet Of(Span<int> actions)
    {
        Sort(actions);
        var length = 0;
        for (var i = 0; i < actions.Length; i++)
            length += i == 0 || actions[i] >> 6 != actions[i - 1] >> 6 ? 1 : 0;
        if (length == 0)
            return Empty;

        var numbers = new ushort[length];
        var words = new ulong[length];
        var last = -1;
        for (var i = 0; i < actions.Length; i++)
        {
            if (i == 0 || actions[i] >> 6 != actions[i - 1] >> 6)
                numbers[++last] = (ushort)(actions[i] >> 6);
            words[last] |= 1UL << (actions[i] & 63);
        }

        return new(numbers, words);
    }

    /// <summary>The actions from <paramref name="first"/> on.</summary>
    public static ActionSet OfRange(int first, int count)
    {
        if (count == 0)
            return Empty;
        var last = first + count - 1;
        var words = new ulong[(last >> 6) - (first >> 6) + 1];
        Bits.SetRange(words, first & 63, count);
        return OfWords(first >> 6, words);
    }

    /// <summary>The actions whose bits are set in <paramref name="words"/>, the first of which is word number <paramref name="firstNumber"/>.</summary>
    public static ActionSet OfWords(int firstNumber, ReadOnlySpan<ulong> words)
    {
        var used = 0;
        foreach (var word in words)
            used += word == 0 ? 0 : 1;
        if (used == 0)
            return Empty;

        var numbers = new ushort[used];
        var kept = new ulong[used];
        var next = 0;
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == 0)
                continue;
            numbers[next] = (ushort)(firstNumber + i);
            kept[next++] = words[i];
        }

        return new(numbers, kept);
    }

    public bool Contains(int action)
    {
        var place = PlaceOf(action >> 6, from: 0);
        return place < _numbers.Length && _numbers[place] == action >> 6 && (_words[place] >> (action & 63) & 1) != 0;
    }

    public bool Contains(CatalogueAction action) => Contains(action.Index);

    /// <summary>How many of the actions from <paramref name="first"/> on are in the set.</summary>
    public int CountIn(int first, int count)
    {
        var end = first + count;
        var found = 0;
        for (var place = PlaceOf(first >> 6, from: 0); place < _numbers.Length && _numbers[place] << 6 < end; place++)
        {
            var start = _numbers[place] << 6;
            var word = _words[place];
            if (start < first)
                word &= ulong.MaxValue << (first - start);
            if (end - start < 64)
                word &= ulong.MaxValue >> (64 - (end - start));
            found += Bits.Count(word);
        }

        return found;
    }

    public ActionSet Union(ActionSet other)
    {
        if (IsEmpty || ReferenceEquals(this, other))
            return other;
        if (other.IsEmpty)
            return this;

        var numbers = new ushort[_numbers.Length + other._numbers.Length];
        var words = new ulong[numbers.Length];
        int mine = 0, theirs = 0, length = 0;
        while (mine < _numbers.Length || theirs < other._numbers.Length)
        {
            var order = Order(mine, other, theirs);
            numbers[length] = order <= 0 ? _numbers[mine] : other._numbers[theirs];
            words[length++] = (order <= 0 ? _words[mine] : 0) | (order >= 0 ? other._words[theirs] : 0);
            mine += order <= 0 ? 1 : 0;
            theirs += order >= 0 ? 1 : 0;
        }

        return Trimmed(numbers, words, length);
    }

    public ActionSet Intersect(ActionSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return Empty;
        if (ReferenceEquals(this, other))
            return this;
        if (other._numbers.Length < _numbers.Length)
            return other.Intersect(this);
        if (!Overlaps(other))
            return Empty;

        var numbers = new ushort[_numbers.Length];
        var words = new ulong[_numbers.Length];
        int theirs = 0, length = 0;
        for (var mine = 0; mine < _numbers.Length; mine++)
        {
            if ((_words[mine] & other.WordAt(_numbers[mine], ref theirs)) is not 0 and var common)
            {
                numbers[length] = _numbers[mine];
                words[length++] = common;
            }
        }

        return Trimmed(numbers, words, length);
    }

    public ActionSet Except(ActionSet other)
    {
        if (!Overlaps(other))
            return this;

        var numbers = new ushort[_numbers.Length];
        var words = new ulong[_numbers.Length];
        int theirs = 0, length = 0;
        for (var mine = 0; mine < _numbers.Length; mine++)
        {
            var rest = _words[mine] & ~other.WordAt(_numbers[mine], ref theirs);
            if (rest == 0)
                continue;
            numbers[length] = _numbers[mine];
            words[length++] = rest;
        }

        return Trimmed(numbers, words, length);
    }

    public bool IsSubsetOf(ActionSet other)
    {
        if (Count > other.Count)
            return false;
        var theirs = 0;
        for (var mine = 0; mine < _numbers.Length; mine++)
        {
            if ((_words[mine] & ~other.WordAt(_numbers[mine], ref theirs)) != 0)
                return false;
        }

        return true;
    }

    public bool Overlaps(ActionSet other)
    {
        var theirs = 0;
        for (var mine = 0; mine < _numbers.Length; mine++)
        {
            if ((_words[mine] & other.WordAt(_numbers[mine], ref theirs)) != 0)
                return true;
        }

        return false;
    }

    public bool Equals(ActionSet? other) => other is not null && Count == other.Count && IsSubsetOf(other);

    public override bool Equals(object? obj) => Equals(obj as ActionSet);

    public override int GetHashCode()
    {
        var hash = 17;
        for (var i = 0; i < _words.Length; i++)
            hash = unchecked((((hash * 31) + _numbers[i]) * 31) + _words[i].GetHashCode());
        return hash;
    }

    /// <summary>The indices in ascending order.</summary>
    public Enumerator GetEnumerator() => new(this);

    IEnumerator<int> IEnumerable<int>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>By insertion: people write lists in order, or nearly so. A list that is long and in disorder is left to the framework.</summary>
    private static void Sort(Span<int> actions)
    {
        var left = MaxMoves;
        for (var i = 1; i < actions.Length; i++)
        {
            var action = actions[i];
            var place = i;
            for (; place > 0 && actions[place - 1] > action; place--)
                actions[place] = actions[place - 1];
            actions[place] = action;
            left -= i - place;
            if (left >= 0)
                continue;
            var copy = actions.ToArray();
            Array.Sort(copy);
            copy.CopyTo(actions);
            return;
        }
    }

    private static ActionSet Trimmed(ushort[] numbers, ulong[] words, int length)
    {
        if (length == 0)
            return Empty;
        Array.Resize(ref numbers, length);
        Array.Resize(ref words, length);
        return new(numbers, words);
    }

    /// <summary>Negative when the word of this set comes first, positive when that of the other does; a place past the end comes last.</summary>
    private int Order(int mine, ActionSet other, int theirs) =>
        mine == _numbers.Length ? 1
        : theirs == other._numbers.Length ? -1
        : _numbers[mine].CompareTo(other._numbers[theirs]);

    /// <summary>The word of that number, or 0; <paramref name="place"/> moves on, so numbers must be asked for in ascending order.</summary>
    private ulong WordAt(int number, ref int place)
    {
        if (place >= _numbers.Length)
            return 0;

        if (_numbers[place] < number)
            place = PlaceOf(number, place);
        return place < _numbers.Length && _numbers[place] == number ? _words[place] : 0;
    }

    /// <summary>The first place from <paramref name="from"/> on with this number or a higher one.</summary>
    private int PlaceOf(int number, int from)
    {
        int low = from, high = _numbers.Length;

        // Most questions go to sets of nearly all words, where numbers and places run alike; no place can lie behind the one that gives.
        if (low < high && _numbers[low] <= number)
        {
            var guess = low + number - _numbers[low];
            if (guess < high && _numbers[guess] == number)
                return guess;
            high = Math.Min(high, guess);
        }

        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_numbers[middle] < number)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    public struct Enumerator(ActionSet set) : IEnumerator<int>
    {
        private int _place = -1;
        private ulong _rest;

        public int Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            while (_rest == 0)
            {
                if (++_place >= set._words.Length)
                    return false;
                _rest = set._words[_place];
            }

            Current = (set._numbers[_place] << 6) + Bits.Lowest(_rest);
            _rest &= _rest - 1;
            return true;
        }

        public void Reset()
        {
            _place = -1;
            _rest = 0;
        }

        public readonly void Dispose()
        {
        }
    }

    /// <summary>Collects a set; reusable after <see cref="Clear"/>.</summary>
    public sealed class Builder
    {
        private const int LeastRoom = 8;

        // The words from number _first on: most sets are of one service or two, and a build makes thousands of them.
        private ulong[] _words = [];
        private int _first;

        // INVARIANT: every word outside [_low, _high] is zero.
        private int _low = int.MaxValue;
        private int _high = -1;

        public void Add(int action)
        {
            Touch(action >> 6, action >> 6);
            _words[(action >> 6) - _first] |= 1UL << (action & 63);
        }

        public void AddRange(int first, int count)
        {
            if (count == 0)
                return;
            Touch(first >> 6, (first + count - 1) >> 6);
            Bits.SetRange(_words, first - (_first << 6), count);
        }

        public void UnionWith(ActionSet set)
        {
            if (set.IsEmpty)
                return;
            Touch(set._numbers[0], set._numbers[set._numbers.Length - 1]);
            for (var i = 0; i < set._numbers.Length; i++)
                _words[set._numbers[i] - _first] |= set._words[i];
        }

        public void ExceptWith(ActionSet set)
        {
            for (var i = 0; i < set._numbers.Length && set._numbers[i] <= _high; i++)
            {
                if (set._numbers[i] >= _low)
                    _words[set._numbers[i] - _first] &= ~set._words[i];
            }
        }

        public void Clear()
        {
            if (_high >= 0)
                Array.Clear(_words, _low - _first, _high - _low + 1);
            _low = int.MaxValue;
            _high = -1;
        }

        public ActionSet ToSet() => _high < 0 ? Empty : OfWords(_low, _words.AsSpan(_low - _first, _high - _low + 1));

        private void Touch(int first, int last)
        {
            if (_words.Length == 0 || first < _first || last >= _first + _words.Length)
                MakeRoom(first, last);
            _low = Math.Min(_low, first);
            _high = Math.Max(_high, last);
        }

        /// <summary>Twice the room at least, so that a set of many services is not copied for each of them.</summary>
        private void MakeRoom(int first, int last)
        {
            var low = Math.Min(_low, first);
            var needed = Math.Max(_high, last) - low + 1;
            var words = new ulong[Math.Max(needed, Math.Max(LeastRoom, _words.Length * 2))];

            // What grows downwards is likely to go on so.
            var start = first < _first && _high >= 0 ? Math.Max(0, low - (words.Length - needed)) : low;
            if (_high >= 0)
                Array.Copy(_words, _low - _first, words, _low - start, _high - _low + 1);
            (_words, _first) = (words, start);
        }
    }

    /// <summary>What the framework calls BitOperations, which netstandard2.0 lacks.</summary>
    private static class Bits
    {
        public static int Count(ulong word)
        {
            word -= (word >> 1) & 0x5555555555555555;
            word = (word & 0x3333333333333333) + ((word >> 2) & 0x3333333333333333);
            word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0F;
            return (int)unchecked((word * 0x0101010101010101) >> 56);
        }

        /// <summary>The number of the lowest bit of a word that is not zero.</summary>
        public static int Lowest(ulong word) => Count((word & (~word + 1)) - 1);

        public static void SetRange(Span<ulong> words, int first, int count)
        {
            var last = first + count - 1;
            for (var number = first >> 6; number <= last >> 6; number++)
            {
                var word = ulong.MaxValue;
                if (number == first >> 6)
                    word &= ulong.MaxValue << (first & 63);
                if (number == last >> 6)
                    word &= ulong.MaxValue >> (63 - (last & 63));
                words[number] |= word;
            }
        }
    }
}
