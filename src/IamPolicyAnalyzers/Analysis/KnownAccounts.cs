using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>Whose an account is.</summary>
internal enum AccountStanding : byte
{
    /// <summary>Nobody has said which accounts are own or known.</summary>
    Untold,
    Own,
    Known,

    /// <summary>One from which load balancers write their logs.</summary>
    OfAws,
    Foreign,
}

/// <summary>Which accounts a policy may trust, as the options say.</summary>
internal sealed class KnownAccounts
{
    /// <summary>Stands in the option for the accounts of AWS's own services.</summary>
    private const string OfAws = "aws";

    private static readonly string[] s_keys = ["aws:PrincipalAccount", "aws:SourceAccount", "aws:PrincipalArn"];

    /// <summary>The accounts from which load balancers write their logs in the older Regions.</summary>
    /// <remarks>https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html</remarks>
    private static readonly string[] s_ofAws =
    [
        "127311923021", "033677994240", "027434742980", "797873946194", "098369216593", "754344448648", "589379963580", "718504428378", "383597477331",
        "600734575887", "114774131450", "783225319266", "582318560864", "985666609251", "054676820928", "156460612806", "652711504416", "635631232127",
        "009996457667", "897822967062", "076674570225", "507241528517", "048591011584", "190560391635", "638102146993", "037604701340",
    ];

    private readonly HashSet<string>? _known;
    private readonly Lazy<OwnAccounts> _own;

    public KnownAccounts(PolicyContext context)
    {
        _own = new(() => OwnAccounts.Of(context));
        var listed = context.Options.KnownAccounts;
        if (listed.IsEmpty)
            return;
        _known = new HashSet<string>(listed);
        if (_known.Contains(OfAws))
            _known.UnionWith(s_ofAws);
        _known.UnionWith(_own.Value.All);
    }

    /// <summary>False as long as nobody has said which accounts are known.</summary>
    public bool AreConfigured => _known is not null;

    /// <summary>True for an account that is neither own nor known; none is foreign where neither an option nor the resources say which are own.</summary>
    public bool IsForeign(string account) => _own.Value.IsForeign(account) && _known?.Contains(account) != true;

    /// <summary>Whose account it is, as far as anybody has said.</summary>
    public AccountStanding StandingOf(string account) =>
        _own.Value.AreDetermined && !_own.Value.IsForeign(account) ? AccountStanding.Own
        : Array.IndexOf(s_ofAws, account) >= 0 ? AccountStanding.OfAws
        : _known?.Contains(account) == true ? AccountStanding.Known
        : _own.Value.AreDetermined ? AccountStanding.Foreign
        : AccountStanding.Untold;

    /// <summary>The accounts that Principal or a Condition of the statement names and nobody has listed, each at its first place.</summary>
    public List<(string Account, TextSpan Span)> UnknownIn(Statement statement)
    {
        var unknown = new List<(string Account, TextSpan Span)>();
        var seen = new HashSet<string>();
        if (statement.Principal is { IsNot: false } principal)
        {
            foreach (var value in principal.Values)
            {
                if (value is { IsLiteral: true, Account: { } account })
                    Consider(account, value.Span);
            }
        }

        foreach (var test in statement.Condition?.Tests ?? ImmutableArray<ConditionTest>.Empty)
        {
            if (test.Operator is not { IsNegated: false, Family: OperatorFamily.String or OperatorFamily.Arn } || !IsAccountKey(test.Key.Text))
                continue;
            foreach (var value in test.Values)
            {
                if (!value.HasUnknown && new PrincipalValue(PrincipalValueKind.Aws, value).Account is { } account)
                    Consider(account, value.Span);
            }
        }

        return unknown;

        void Consider(string account, TextSpan span)
        {
            if (_known?.Contains(account) == false && seen.Add(account))
                unknown.Add((account, span));
        }
    }

    private static bool IsAccountKey(string key)
    {
        foreach (var known in s_keys)
        {
            if (known.Equals(key, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
