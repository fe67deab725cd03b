using System;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// The actions by full name. Making the table takes as long as a few thousand searches, so the catalogue makes it only when a build asks for
/// more than a few names.
/// </summary>
internal sealed class ActionHash
{
    // A power of two, and a third full at most.
    private const int SlotCount = 1 << 16;

    private readonly ActionCatalogue _catalogue;

    // Index + 1 of an action; 0 is a free slot. A name stands in the first free slot from that of its hash on.
    private readonly ushort[] _slots = new ushort[SlotCount];

    public ActionHash(ActionCatalogue catalogue)
    {
        _catalogue = catalogue;
        foreach (var service in catalogue.Services)
        {
            var prefix = Start(service.Prefix.AsSpan());
            for (var index = service.FirstAction; index < service.FirstAction + service.ActionCount; index++)
            {
                var hash = prefix;
                foreach (var letter in catalogue.ActionName(index))
                    hash = Next(hash, (char)letter);
                var slot = Slot(hash);
                while (_slots[slot] != 0)
                    slot = (slot + 1) & (SlotCount - 1);
                _slots[slot] = (ushort)(index + 1);
            }
        }
    }

    public bool TryGetAction(ReadOnlySpan<char> prefix, ReadOnlySpan<char> name, out CatalogueAction action)
    {
        var hash = Start(prefix);
        foreach (var letter in name)
            hash = Next(hash, letter);
        for (var slot = Slot(hash); _slots[slot] != 0; slot = (slot + 1) & (SlotCount - 1))
        {
            var index = _slots[slot] - 1;
            if (!CatalogueText.Equals(_catalogue.ActionName(index), name))
                continue;
            action = _catalogue[index];
            if (action.Service.HasPrefix(prefix))
                return true;
        }

        action = default;
        return false;
    }

    private static uint Start(ReadOnlySpan<char> prefix)
    {
        var hash = 2166136261;
        foreach (var letter in prefix)
            hash = Next(hash, letter);
        return Next(hash, ':');
    }

    /// <summary>Fowler-Noll-Vo. Without the bit that tells upper case from lower; that it also merges other characters does not matter here.</summary>
    private static uint Next(uint hash, char letter) => unchecked((hash ^ (letter | 0x20u)) * 16777619);

    private static int Slot(uint hash) => (int)((hash ^ (hash >> 16)) & (SlotCount - 1));
}
