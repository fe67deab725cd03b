using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a statement is reported for at one risk, at the entry of Action that names the first of the actions.</summary>
internal sealed class RiskFinding(Grant grant, ActionSet actions, CatalogueAction first, ActionPattern entry)
{
    /// <summary>The action that the marked entry stands for.</summary>
    public CatalogueAction First { get; } = first;

    /// <summary>All that the finding is about.</summary>
    public ActionSet Actions => actions;

    public TextSpan Span => entry.Span;

    /// <summary>Up to three of the actions, and how many more.</summary>
    public string Names => grant.NamesOf(actions);

    /// <summary>What leaves their resources open: <c>Resource '*'</c>.</summary>
    public string Place => grant.WildcardText(First);

    /// <summary>The entry of Resource that leaves them open; null for NotResource.</summary>
    public ResourceArn? Resource => grant.FirstWildcardResource(First);

    /// <summary>Where it stands that leaves their resources open, for a finding that marks the action.</summary>
    public Related AtResource => Related.At(Resource?.Span ?? grant.Resource.NameSpan, "leaves it open");

    /// <summary>Where the first of the actions stands, for a finding that marks the resource.</summary>
    public Related AtAction => Related.At(Span, "can be limited to ARNs");

    /// <summary>What to write instead: an action without resources of its own can only be left to others.</summary>
    public string Advice => First.IsScopable ? "limit it to ARNs" : "leave it to administrators";
}
