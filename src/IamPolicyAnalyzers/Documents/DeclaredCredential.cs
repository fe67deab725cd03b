using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Documents;

/// <summary>A long-term credential that a file gives to a user, or that it reports: a password for the console, or an access key.</summary>
/// <param name="User">The logical id or the name of the user, the same for everything of one user; empty when the file does not tell.</param>
internal abstract record DeclaredCredential(string User, DeclaredResource Resource, TextSpan Span)
{
    private const string UserName = nameof(UserName);

    public bool IsEvidence => Resource.IsEvidence;

    /// <summary>The passwords and access keys of the file, in text order.</summary>
    public static IReadOnlyList<DeclaredCredential> In(PolicyContainer container)
    {
        var credentials = new List<DeclaredCredential>();
        var parameters = new Dictionary<string, DeclaredResource>(StringComparer.Ordinal);
        var users = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var resource in container.Resources)
        {
            if (resource.Type == DeclaredResource.Parameter)
                parameters[resource.Name] = resource;
            if (resource.Type == "AWS::IAM::User" && resource[UserName] is { IsString: true } name)
                users[name.StringValue] = resource.Name;
        }

        foreach (var resource in container.Resources)
        {
            switch (resource.Type)
            {
                case "AWS::IAM::User" when resource.TryGet("LoginProfile", out var profile):
                    var nested = new DeclaredResource(resource.Type, profile.Name, profile.Value) { IsConditional = resource.IsConditional, IsEvidence = resource.IsEvidence };
                    credentials.Add(new DeclaredLogin(resource.Name, nested, parameters));
                    break;
                case "AWS::IAM::LoginProfile":
                    credentials.Add(new DeclaredLogin(UserOf(resource, users), resource, parameters));
                    break;
                case "AWS::IAM::AccessKey":
                    credentials.Add(new DeclaredAccessKey(UserOf(resource, users), resource));
                    break;
            }
        }

        credentials.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        return credentials;
    }

    private static string UserOf(DeclaredResource resource, Dictionary<string, string> users)
    {
        var name = resource[UserName];
        if (name.IsMissing)
            return "";
        var user = Intrinsic.NameOf(name).Text;
        return users.TryGetValue(user, out var declared) ? declared : user;
    }
}

/// <summary>A password for the console.</summary>
internal sealed record DeclaredLogin(string User, DeclaredResource Resource, IReadOnlyDictionary<string, DeclaredResource> Parameters)
    : DeclaredCredential(User, Resource, Resource.Span)
{
    /// <summary>Whether the user has to choose another password at the first sign-in.</summary>
    public DeclaredSetting MustBeChanged => Resource.SettingOf("PasswordResetRequired");

    /// <summary>True when the user need not choose another password. Terraform asks for that unless it is told otherwise.</summary>
    public bool MayBeKept => MustBeChanged.IsFalse || (MustBeChanged.IsAbsent && MustBeChanged.Name == "PasswordResetRequired");

    /// <summary>The setting, or the name of what lacks it.</summary>
    public TextSpan KeptSpan => MustBeChanged.IsFalse ? MustBeChanged.Span : Span;

    /// <summary>The password, when the file holds it: as a text, or by a parameter that has a value or shows it. Null for one that is kept elsewhere.</summary>
    public TextSpan? WrittenPassword
    {
        get
        {
            foreach (var value in Resource.ValuesOf("Password"))
            {
                var name = Intrinsic.NameOf(value.Node);
                if (name.IsReference ? IsShown(name.Text) : name.Place.IsString && IsPlain(name.Text))
                    return name.Place.ContentSpan;
            }

            return null;
        }
    }

    private bool IsShown(string parameter) =>
        Parameters.TryGetValue(parameter, out var declared)
        && ((declared.TryGet("Default", out var given) && given.Value is not { IsString: true, StringValue: "" }) || !declared.SettingOf("NoEcho").IsTrue);

    /// <summary>True for a text without a place to fill in, and without a dynamic reference.</summary>
    private static bool IsPlain(string text) =>
        text.Length > 0
        && text.IndexOf("${", StringComparison.Ordinal) < 0
        && text.IndexOf("{{", StringComparison.Ordinal) < 0
        && text.IndexOf("#{", StringComparison.Ordinal) < 0
        && text.IndexOf("<%", StringComparison.Ordinal) < 0;
}

/// <summary>An access key.</summary>
internal sealed record DeclaredAccessKey(string User, DeclaredResource Resource) : DeclaredCredential(User, Resource, Resource.Span)
{
    /// <summary>False for a key that cannot be used, and for one of which that is not known.</summary>
    public bool IsActive => !Resource.TryGet("Status", out var status) || status.Value.ValueEquals("Active");

    /// <summary>False only for a key that cannot be used.</summary>
    public bool MayBeActive => !Resource["Status"].ValueEquals("Inactive");

    /// <summary>True for a user by whose name AWS calls the root user of the account.</summary>
    public bool IsOfRoot => User is "root" or "<root_account>";
}
