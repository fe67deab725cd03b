using System.Collections.Generic;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>
/// One thing that a file declares, described or asks AWS to make: a resource of a template, the input or output of a command. Its type and its
/// properties have CloudFormation's names, whatever the file calls them. Parameters and outputs of a template are among them.
/// </summary>
/// <param name="type">As CloudFormation has it, <c>AWS::IAM::Role</c>.</param>
/// <param name="place">The string that names the resource; its text is the name by which other resources of the file refer to it.</param>
/// <param name="node">The object that holds the properties.</param>
/// <param name="spelling">From CloudFormation's name of a property to the file's, where they differ. Null where none do.</param>
internal sealed class DeclaredResource(string type, JsonNode place, JsonNode node, IReadOnlyDictionary<string, string>? spelling = null)
{
    /// <summary>The type of what a template takes from outside: <c>Default</c>, <c>NoEcho</c>.</summary>
    public const string Parameter = nameof(Parameter);

    /// <summary>The type of what a template shows when it is deployed: <c>Value</c>, and <c>Sensitive</c> where it is hidden.</summary>
    public const string Output = nameof(Output);

    public string Type { get; } = type;

    public JsonNode Place { get; } = place;

    /// <summary>The logical id in a template, the address in Terraform, else the name AWS knows it by; empty where the file gives none.</summary>
    public string Name { get; init; } = place.StringValue;

    public JsonNode Node { get; } = node;

    /// <summary>The name in the text, or the object where the file gives none.</summary>
    public TextSpan Span => Place.IsString ? Place.ContentSpan : (Place.IsMissing ? Node : Place).OpenSpan;

    /// <summary>True when a condition of the template decides whether the resource is made.</summary>
    public bool IsConditional { get; init; }

    /// <summary>True for what exists in an account as a file reports it; false for what a file wants to be made.</summary>
    public bool IsEvidence { get; init; }

    /// <summary>
    /// Properties, by CloudFormation's names, that the file writes elsewhere or in another form. They stand in place of those of the node; a missing
    /// value says that the property is not set.
    /// </summary>
    public IReadOnlyDictionary<string, JsonMember>? Given { get; init; }

    /// <summary>The value of a property; missing when the resource does not have it.</summary>
    public JsonNode this[string property] => TryGet(property, out var member) ? member.Value : default;

    /// <summary>False also for null and the empty text, which say that a property is not set.</summary>
    /// <param name="property">CloudFormation's name of the property.</param>
    public bool TryGet(string property, out JsonMember member)
    {
        if (Given is not null && Given.TryGetValue(property, out member))
            return !member.Value.IsMissing;
        return Node.TryGetMember(SpellingOf(property), out member)
            && !member.Value.IsNull
            && !(member.Value.IsString && member.Value.ValueEquals(""));
    }

    /// <summary>A property as the file calls it.</summary>
    public string SpellingOf(string property) => spelling is not null && spelling.TryGetValue(property, out var own) ? own : property;

    /// <summary>A property that is a switch or a number.</summary>
    public DeclaredSetting SettingOf(string property) => new(SpellingOf(property), Node, this[property]);

    public bool Has(string property) => TryGet(property, out _);

    /// <summary>The values that a property may have, one or a list; see <see cref="Intrinsic.ValuesOf(JsonNode)"/>.</summary>
    public IReadOnlyList<PossibleValue> ValuesOf(string property) => Intrinsic.ValuesOf(this[property]);

    /// <summary>The items that a property may have; see <see cref="Intrinsic.ItemsOf"/>.</summary>
    public IReadOnlyList<PossibleValue> ItemsOf(string property) => Intrinsic.ItemsOf(this[property]);
}
