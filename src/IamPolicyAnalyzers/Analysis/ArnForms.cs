using System;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>The ARN forms of AWS's resource types as patterns that a Resource entry can be held against.</summary>
internal static class ArnForms
{
    // Filled when first asked for. Two threads that meet compute the same patterns, so whichever is kept is right.
    private static readonly ResourceArn[]?[] s_forms = new ResourceArn[ActionCatalogue.Instance.ResourceTypeCount][];

    /// <summary>True when the entry can mean a resource the action works on. <c>*</c> and an entry that is not known fit everything.</summary>
    public static bool Fits(ResourceArn entry, CatalogueAction action)
    {
        if (entry.IsAll || entry.IsUnknown || action.HasOpenResources)
            return true;
        foreach (var type in action.ResourceTypes)
        {
            foreach (var form in Of(type))
            {
                if (Fits(entry, form))
                    return true;
            }
        }

        return false;
    }

    /// <summary>
    /// True when the entry means every resource of some type the action works on, in whatever Region and account: <c>*</c>, or
    /// <c>arn:aws:s3:::*</c> for s3:GetObject. Of the global identity services only the name counts, since an account has one set of them.
    /// </summary>
    public static bool IsWildcardFor(ResourceArn entry, CatalogueAction action)
    {
        if (entry.IsAll)
            return true;
        if (!entry.IsArn || !entry.HasWildcard || !action.IsScopable)
            return false;
        foreach (var type in action.ResourceTypes)
        {
            foreach (var form in Of(type))
            {
                if (CoversKind(entry, form))
                    return true;
            }
        }

        return false;
    }

    /// <summary>An ARN a person can fill in, <c>arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME</c>; null for an action without resources of its own.</summary>
    public static string? Example(CatalogueAction action)
    {
        foreach (var type in action.ResourceTypes)
        {
            foreach (var form in type.ArnPatterns)
                return WithWords(form);
        }

        return null;
    }

    private static ResourceArn[] Of(CatalogueResourceType type) => s_forms[type.Index] ??= Read(type);

    private static ResourceArn[] Read(CatalogueResourceType type)
    {
        var forms = ImmutableArray.CreateBuilder<ResourceArn>();
        foreach (var text in type.ArnPatterns)
        {
            var form = ResourceArn.Parse(text);
            forms.Add(IsContinued(form, type) ? form.WithLastHoleAsSegment() : form);
        }

        return forms.ToArray();
    }

    /// <summary>True when another type of the service goes on after this form with a slash, as objects do after their bucket.</summary>
    private static bool IsContinued(ResourceArn form, CatalogueResourceType type)
    {
        foreach (var other in type.Service.ResourceTypes)
        {
            foreach (var text in other.ArnPatterns)
            {
                var resource = ResourceArn.Parse(text).Part(ArnPart.Resource);
                var own = form.Part(ArnPart.Resource);
                if (resource.Length > own.Length && resource[own.Length] == '/' && resource.StartsWith(own))
                    return true;
            }
        }

        return false;
    }

    private static bool Fits(ResourceArn entry, ResourceArn form) => entry.Overlaps(form);

    private static bool CoversKind(ResourceArn entry, ResourceArn form)
    {
        if (!Glob.Overlaps(entry.Part(ArnPart.Service), form.Part(ArnPart.Service))
            || !Glob.Covers(entry.Part(ArnPart.Resource), form.Part(ArnPart.Resource)))
            return false;
        var service = form.Part(ArnPart.Service);
        var isOfAccount = service.SequenceEqual("iam".AsSpan())
            || service.SequenceEqual("sts".AsSpan())
            || service.SequenceEqual("sso".AsSpan())
            || service.SequenceEqual("organizations".AsSpan());
        return isOfAccount
            || (Glob.Covers(entry.Part(ArnPart.Region), form.Part(ArnPart.Region)) && Glob.Covers(entry.Part(ArnPart.Account), form.Part(ArnPart.Account)));
    }

    /// <summary>Writes <c>${QueueName}</c> as <c>QUEUE_NAME</c> and the partition as <c>aws</c>.</summary>
    private static string WithWords(string form)
    {
        var text = new System.Text.StringBuilder(form.Length);
        for (var i = 0; i < form.Length; i++)
        {
            var close = form[i] == '$' && i + 1 < form.Length && form[i + 1] == '{' ? form.IndexOf('}', i) : -1;
            if (close < 0)
            {
                text.Append(form[i]);
                continue;
            }

            var name = form.Substring(i + 2, close - i - 2);
            if (name == "Partition")
            {
                text.Append("aws");
            }
            else
            {
                for (var j = 0; j < name.Length; j++)
                {
                    if (j > 0 && char.IsUpper(name[j]) && !char.IsUpper(name[j - 1]))
                        text.Append('_');
                    text.Append(char.ToUpperInvariant(name[j]));
                }
            }

            i = close;
        }

        return text.ToString();
    }
}
