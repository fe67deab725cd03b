using System;
using System.Buffers.Binary;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace IamPolicyAnalyzers.Catalogue;

/// <summary>The bytes of the catalogue, read in place. Every read is checked against the length of the file.</summary>
internal readonly unsafe struct CatalogueData
{
    private readonly byte* _start;
    private readonly int _length;

    // Where actions and texts begin: every name that a policy writes is held against both.
    private readonly int _actions;
    private readonly int _strings;

    /// <exception cref="InvalidDataException">The bytes are no catalogue of this version.</exception>
    private CatalogueData(byte* start, int length)
    {
        _start = start;
        _length = length;
        _actions = _strings = 0;
        Validate();
        _actions = Record(CatalogueSection.Actions, 0);
        _strings = Record(CatalogueSection.Strings, 0);
    }

    private ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <summary>Reads from the stream's own memory if it has any, else from a copy that is never freed: a catalogue lives as long as the process.</summary>
    /// <exception cref="InvalidDataException">The stream holds no catalogue of this version.</exception>
    public static CatalogueData Open(Stream stream)
    {
        var length = checked((int)stream.Length);
        return stream is UnmanagedMemoryStream mapped ? new CatalogueData(mapped.PositionPointer, length) : Copy(stream, length);
    }

    public int Count(CatalogueSection section) => (int)U32(DirectoryEntry(section) + 4);

    /// <summary>Where record <paramref name="index"/> of the section begins.</summary>
    public int Record(CatalogueSection section, int index) => (int)U32(DirectoryEntry(section)) + (index * CatalogueFormat.RecordSize(section));

    public ReadOnlySpan<byte> Records(CatalogueSection section) =>
        Bytes.Slice(Record(section, 0), Count(section) * CatalogueFormat.RecordSize(section));

    public int U16(int position) => BinaryPrimitives.ReadUInt16LittleEndian(Bytes.Slice(position));

    public uint U32(int position) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.Slice(position));

    public int U8(int position) => Bytes[position];

    /// <summary>Reads a number of 7 bits a byte and moves past it.</summary>
    public int Varint(ref int position)
    {
        var bytes = Bytes;
        var value = 0;
        for (var shift = 0; shift < 35; shift += 7)
        {
            var next = bytes[position++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80)
                break;
        }

        return value;
    }

    public string Text(uint reference)
    {
        var utf8 = Utf8(reference);
        if (utf8.IsEmpty)
            return "";
        fixed (byte* start = utf8)
            return Encoding.UTF8.GetString(start, utf8.Length);
    }

    public ReadOnlySpan<byte> Utf8(uint reference) => Bytes.Slice(_strings + (int)(reference >> 8), (int)(reference & 0xFF));

    public ReadOnlySpan<byte> ActionName(int index) => Utf8(U32(_actions + (index * CatalogueFormat.RecordSize(CatalogueSection.Actions))));

    private static int DirectoryEntry(CatalogueSection section) => CatalogueFormat.DirectoryOffset + ((int)section * CatalogueFormat.DirectoryEntrySize);

    private static CatalogueData Copy(Stream stream, int length)
    {
        var bytes = new byte[length];
        var read = 0;
        while (read < length && stream.Read(bytes, read, length - read) is > 0 and var count)
            read += count;
        return new((byte*)GCHandle.Alloc(bytes, GCHandleType.Pinned).AddrOfPinnedObject(), read);
    }

    private void Validate()
    {
        if (_length < CatalogueFormat.DirectoryOffset || U32(0) != CatalogueFormat.Magic)
            throw new InvalidDataException("This is no action catalogue of IamPolicyAnalyzers");
        if (U32(4) != CatalogueFormat.Version)
            throw new InvalidDataException($"The action catalogue has format version {U32(4)}, but this build reads version {CatalogueFormat.Version}");
        if (U32(8) != _length)
            throw new InvalidDataException($"The action catalogue has {_length} bytes, but its header says {U32(8)}");
    }
}
