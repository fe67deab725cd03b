using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>What a rule may see of one policy document, and where it reports.</summary>
internal sealed class PolicyContext
{
    public PolicyContext(FileContext file, PolicyDocument policy)
    {
        File = file;
        Policy = policy;
        IsTypeKnown = file.Declared.Type is not null || policy.Site.Type is not null;
        Type = file.Declared.Type ?? policy.Site.Type ?? policy.GuessedType;
    }

    public FileContext File { get; }

    public PolicyDocument Policy { get; }

    public PolicyType Type { get; }

    /// <summary>True when the type is declared or follows from the place of the document; false when it is guessed from the content.</summary>
    public bool IsTypeKnown { get; }

    public PolicyOptions Options => File.Options;

    public ActionCatalogue Catalogue => ActionCatalogue.Instance;

    /// <summary>What the user, group or role of this document is granted in the end.</summary>
    public Grants Grants => File.File.EntityOf(Policy).Grants;

    /// <summary>The grants of the Allow statements of this document.</summary>
    public IEnumerable<Grant> OwnGrants
    {
        get
        {
            foreach (var grant in Grants.Statements)
            {
                if (grant.Document == Policy)
                    yield return grant;
            }
        }
    }

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, params object?[] arguments) => File.Report(descriptor, span, arguments);

    public void Report(DiagnosticDescriptor descriptor, TextSpan span, ImmutableDictionary<string, string?> properties, params object?[] arguments) =>
        File.Report(descriptor, span, properties, descriptor.DefaultSeverity, arguments);
}
