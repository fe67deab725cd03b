using System;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>An app that serves as MFA device, as <c>list-virtual-mfa-devices</c> reports it.</summary>
internal readonly struct ReportedMfaDevice(DeclaredResource resource)
{
    /// <summary>The ARN of the device.</summary>
    public string SerialNumber => resource.Name;

    public TextSpan Span => resource.Span;

    /// <summary>True when somebody uses it.</summary>
    public bool IsAssigned => UserArn.Length > 0;

    public bool IsOfRoot => UserArn.EndsWith(":root", StringComparison.Ordinal);

    private string UserArn => resource["User"].TryGetMember("Arn", out var arn) ? arn.Value.StringValue : "";
}
