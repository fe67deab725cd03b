using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Sockets;

namespace IamPolicyAnalyzers.Policies;

/// <summary>A block of addresses, <c>203.0.113.0/24</c>; an address without a length is a block of one.</summary>
internal readonly struct IpRange
{
    private const int Version4Bits = 32;
    private const int Version6Bits = 128;

    /// <summary>What no address on the internet is in: private networks, carriers' own, loopback and link-local ones.</summary>
    private static readonly IpRange[] s_private =
    [
        Parse("10.0.0.0/8"), Parse("172.16.0.0/12"), Parse("192.168.0.0/16"), Parse("100.64.0.0/10"), Parse("127.0.0.0/8"), Parse("169.254.0.0/16"),
        Parse("fc00::/7"), Parse("fe80::/10"), Parse("::1"),
    ];

    private readonly byte[] _address;
    private readonly int _length;

    private IpRange(byte[] address, int length)
    {
        _address = address;
        _length = length;
    }

    public bool IsVersion4 => _address.Length * 8 == Version4Bits;

    /// <summary>True for every address of its version of the protocol.</summary>
    public bool IsWhole => _length == 0;

    /// <summary>True for so many public addresses that nobody has them all; AWS calls such a range public.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status</remarks>
    public bool IsVast => _length < (IsVersion4 ? 8 : 32) && !IsPrivate;

    /// <summary>True when no address of the range can come over the internet.</summary>
    public bool IsPrivate
    {
        get
        {
            foreach (var range in s_private)
            {
                if (range.Covers(this))
                    return true;
            }

            return false;
        }
    }

    /// <summary>The first address of the range and its length, when bits after the length are set; null for a range that is written so.</summary>
    public string? NetworkIfOther
    {
        get
        {
            var network = (byte[])_address.Clone();
            for (var bit = _length; bit < network.Length * 8; bit++)
                network[bit >> 3] &= (byte)~(0x80 >> (bit & 7));
            return AreEqual(network, _address) ? null : FormattableString.Invariant($"{new IPAddress(network)}/{_length}");
        }
    }

    /// <summary>True when every address of the other range is in this one.</summary>
    public bool Covers(IpRange other)
    {
        if (_address.Length != other._address.Length || _length > other._length)
            return false;
        for (var bit = 0; bit < _length; bit++)
        {
            if (((_address[bit >> 3] ^ other._address[bit >> 3]) & (0x80 >> (bit & 7))) != 0)
                return false;
        }

        return true;
    }

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

    private static IpRange Parse(string text) => TryParse(text, out var range) ? range : default;

    private static bool AreEqual(byte[] left, byte[] right) => left.AsSpan().SequenceEqual(right);

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
