using System;
using System.Runtime.InteropServices;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>
/// The actions by full name. Making the table takes as long as a few thousand searches, so the catalogue makes it only when a build asks for
/// more than a few names.
/// </summary>
internal sealed class ActionHash
{
    // A power of two, and a third full at most.
    private const int SlotCount = 1 << 16;

    private const ulong Seed = 14695981039346656037;

    private readonly ActionCatalogue _catalogue;

    // Index + 1 of an action; 0 is a free slot. A name stands in the first free slot from that of its hash on.
    private readonly ushort[] _slots = new ushort[SlotCount];

    public ActionHash(ActionCatalogue catalogue)
    {
        _catalogue = catalogue;
        Span<char> buffer = stackalloc char[CatalogueFormat.MaxTextLength];
        foreach (var service in catalogue.Services)
        {
            var prefix = Hash(Seed, service.Prefix.AsSpan());
            for (var index = service.FirstAction; index < service.FirstAction + service.ActionCount; index++)
            {
                var slot = Slot(Hash(prefix, CatalogueText.Decode(catalogue.ActionName(index), buffer)));
                while (_slots[slot] != 0)
                    slot = (slot + 1) & (SlotCount - 1);
                _slots[slot] = (ushort)(index + 1);
            }
        }
    }

    public bool TryGetAction(ReadOnlySpan<char> prefix, ReadOnlySpan<char> name, out CatalogueAction action)
    {
        for (var slot = Slot(Hash(Hash(Seed, prefix), name)); _slots[slot] != 0; slot = (slot + 1) & (SlotCount - 1))
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

    /// <summary>Takes four characters at a time, without the bit that tells upper case from lower; that it also merges other characters does not matter here.</summary>
    private static ulong Hash(ulong hash, ReadOnlySpan<char> text)
    {
        const ulong LowerCase = 0x0020_0020_0020_0020;
        const ulong Prime = 0x9E37_79B9_7F4A_7C15;
        unchecked
        {
            while (text.Length >= 4)
            {
                hash = (hash ^ (MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text)) | LowerCase)) * Prime;
                hash ^= hash >> 32;
                text = text.Slice(4);
            }

            foreach (var letter in text)
                hash = (hash ^ (letter | 0x20u)) * Prime;
            return hash ^ (hash >> 32);
        }
    }

    private static int Slot(ulong hash) => (int)(hash ^ (hash >> 16)) & (SlotCount - 1);
}
