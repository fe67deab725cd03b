using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A block of addresses, <c>203.0.113.0/24</c>; an address without a length is a block of one.</summary>
internal readonly struct IpRange
{
    private const int Version4Bits = 32;
    private const int Version6Bits = 128;

    private readonly byte[] _address;
    private readonly int _length;

    private IpRange(byte[] address, int length)
    {
        _address = address;
        _length = length;
    }

    private bool IsVersion4 => _address.Length * 8 == Version4Bits;

    public static bool TryParse(string text, out IpRange range)
    {
        range = default;
        var slash = text.IndexOf('/');
        var written = slash < 0 ? text : text.Substring(0, slash);
        if (!IsPlain(written) || !IPAddress.TryParse(written, out var address))
            return false;
        var bits = address.AddressFamily == AddressFamily.InterNetwork ? Version4Bits : Version6Bits;
        var length = slash < 0 ? bits : 0;
        for (var i = slash + 1; slash >= 0 && i < text.Length; i++)
        {
            if (text[i] is < '0' or > '9' || length > bits)
                return false;
            length = (length * 10) + (text[i] - '0');
        }

        if (slash == text.Length - 1 || length > bits)
            return false;
        range = new IpRange(address.GetAddressBytes(), length);
        return true;
    }

    /// <summary>True when every address of a version of the protocol is in one of the ranges, as in <c>0.0.0.0/1</c> and <c>128.0.0.0/1</c> together.</summary>
    public static bool CoverEverything(IReadOnlyList<IpRange> ranges)
    {
        var ofVersion4 = new List<IpRange>();
        var ofVersion6 = new List<IpRange>();
        foreach (var range in ranges)
            (range.IsVersion4 ? ofVersion4 : ofVersion6).Add(range);
        return CoverAllFrom(0, ofVersion4) || CoverAllFrom(0, ofVersion6);
    }

    /// <summary>The parser of .NET also takes octal and shortened addresses, zones and ports, which AWS does not.</summary>
    private static bool IsPlain(string address)
    {
        if (address.IndexOf(':') >= 0)
        {
            foreach (var c in address)
            {
                if (c is not (':' or '.' or (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
                    return false;
            }

            return true;
        }

        var octets = address.Split('.');
        foreach (var octet in octets)
        {
            if (octet.Length is 0 or > 3 || (octet.Length > 1 && octet[0] == '0'))
                return false;
            foreach (var c in octet)
            {
                if (c is < '0' or > '9')
                    return false;
            }
        }

        return octets.Length == 4;
    }

    /// <summary>The ranges agree in the bits before this one: they cover everything when one ends here, or when each half is covered.</summary>
    private static bool CoverAllFrom(int bit, List<IpRange> ranges)
    {
        var zeros = new List<IpRange>();
        var ones = new List<IpRange>();
        foreach (var range in ranges)
        {
            if (range._length <= bit)
                return true;
            ((range._address[bit >> 3] & (0x80 >> (bit & 7))) == 0 ? zeros : ones).Add(range);
        }

        return zeros.Count > 0 && ones.Count > 0 && CoverAllFrom(bit + 1, zeros) && CoverAllFrom(bit + 1, ones);
    }
}
