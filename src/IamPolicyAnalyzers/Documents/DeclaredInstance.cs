using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>An EC2 instance of a file, or what instances are launched from.</summary>
/// <param name="HasRole">True when the file names an instance profile for it, or leaves open whether it has one.</param>
/// <param name="HasKeys">True when its user data sets long-term credentials.</param>
internal sealed record DeclaredInstance(string Name, TextSpan Span, bool HasRole, bool HasKeys)
{
    public static IEnumerable<DeclaredInstance> In(PolicyContainer container)
    {
        foreach (var resource in container.Resources)
        {
            if (resource.Type is not ("AWS::EC2::Instance" or "AWS::EC2::LaunchTemplate" or "AWS::AutoScaling::LaunchConfiguration"))
                continue;

            // A launch template may name the profile; one of the file is judged itself.
            var isOpen = resource.IsEvidence || resource.Has("LaunchTemplate") || Intrinsic.IsIntrinsic(resource["LaunchTemplateData"]);
            var profile = RoleUse.ProfileOf(resource);
            yield return new DeclaredInstance(
                resource.Name, resource.Span, isOpen || (!profile.IsMissing && !Intrinsic.IsNoValue(profile)), HasKeysIn(resource.Node.RawText));
        }
    }

    private static bool HasKeysIn(ReadOnlySpan<char> text) =>
        text.IndexOf("AWS_ACCESS_KEY_ID".AsSpan(), StringComparison.Ordinal) >= 0 || text.IndexOf("AKIA".AsSpan(), StringComparison.Ordinal) >= 0;
}
