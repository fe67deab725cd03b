using System.Collections;
using System.Collections.Generic;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>Makes an entry of the catalogue from the number that stands for it; asked of <c>default</c>.</summary>
internal interface ICatalogueEntry<out T>
{
    T At(ActionCatalogue catalogue, int code);
}

/// <summary>Entries that lie beside each other in the catalogue.</summary>
internal readonly struct CatalogueRange<T> : IReadOnlyList<T>
    where T : struct, ICatalogueEntry<T>
{
    private readonly ActionCatalogue _catalogue;
    private readonly int _first;
    private readonly int _step;

    /// <param name="first">The number that stands for the first entry.</param>
    /// <param name="step">From one entry's number to the next.</param>
    internal CatalogueRange(ActionCatalogue catalogue, int first, int count, int step = 1)
    {
        _catalogue = catalogue;
        _first = first;
        _step = step;
        Count = count;
    }

    public int Count { get; }

    public T this[int index] => default(T).At(_catalogue, _first + (index * _step));

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(CatalogueRange<T> range) : IEnumerator<T>
    {
        private int _index = -1;

        public readonly T Current => range[_index];

        readonly object IEnumerator.Current => Current;

        public bool MoveNext() => ++_index < range.Count;

        public void Reset() => _index = -1;

        public readonly void Dispose()
        {
        }
    }
}

/// <summary>Entries listed one by one, in ascending order of their index.</summary>
internal readonly struct CatalogueSequence<T> : IReadOnlyCollection<T>
    where T : struct, ICatalogueEntry<T>
{
    private readonly ActionCatalogue _catalogue;
    private readonly int _start;

    /// <param name="position">Where the count stands.</param>
    internal CatalogueSequence(ActionCatalogue catalogue, int position)
    {
        _catalogue = catalogue;
        Count = catalogue.Data.Varint(ref position);
        _start = position;
    }

    public int Count { get; }

    public Enumerator GetEnumerator() => new(this);

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public struct Enumerator(CatalogueSequence<T> sequence) : IEnumerator<T>
    {
        private int _position = sequence._start;
        private int _left = sequence.Count;
        private int _code;

        public readonly T Current => default(T).At(sequence._catalogue, _code);

        readonly object IEnumerator.Current => Current;

        public bool MoveNext()
        {
            if (_left == 0)
                return false;
            _left--;
            _code += sequence._catalogue.Data.Varint(ref _position);
            return true;
        }

        public void Reset()
        {
            _position = sequence._start;
            _left = sequence.Count;
            _code = 0;
        }

        public readonly void Dispose()
        {
        }
    }
}
