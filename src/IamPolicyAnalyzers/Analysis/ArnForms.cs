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
    private static readonly ResourceArn[]?[] s_written = new ResourceArn[ActionCatalogue.Instance.ResourceTypeCount][];

    /// <summary>True when the entry can mean a resource the action works on. <c>*</c> and an entry that is not known fit everything.</summary>
    public static bool Fits(ResourceArn entry, CatalogueAction action) =>
        entry.IsAll || entry.IsUnknown || action.HasOpenResources || ArnMeaning.Of(entry).Fits(action);

    /// <summary>
    /// True when the entry means every resource of some type the action works on, in whatever Region and account: <c>*</c>, or
    /// <c>arn:aws:s3:::*</c> for s3:GetObject; a type of which an account has just one, as the catalog of Glue, is not meant. Of the global identity services only the name counts, since an account has one set of them.
    /// </summary>
    public static bool IsWildcardFor(ResourceArn entry, CatalogueAction action) => entry.IsAll || ArnMeaning.Of(entry).IsWholeFor(action);

    /// <summary>Those of the actions for which the entries together mean every resource: <c>*</c>, or all there is of each type the action works on.</summary>
    public static ActionSet WhereEverything(ImmutableArray<ResourceArn> entries, ActionSet actions, ActionCatalogue catalogue)
    {
        foreach (var entry in entries)
        {
            if (entry.IsAll)
                return actions;
        }

        // Asked of each of thousands of statements: whatever no single entry could settle is not looked at.
        actions = actions.Intersect(catalogue.Scopable).Except(catalogue.OpenResources);
        if (actions.IsEmpty)
            return ActionSet.Empty;
        var candidates = new ActionSet.Builder();
        foreach (var entry in entries)
        {
            if (entry is { IsArn: true, HasWildcard: true })
                candidates.UnionWith(ArnMeaning.ActionsOnWhole(entry));
        }

        candidates.UnionWith(ArnTypes.ActionsOnNameless);
        var everywhere = new ActionSet.Builder();
        foreach (var index in candidates.ToSet().Intersect(actions))
        {
            if (IsEverythingFor(entries, catalogue[index]))
                everywhere.Add(index);
        }

        return everywhere.ToSet();
    }

    /// <summary>Those of the actions that work on nothing any of the entries could mean.</summary>
    public static ActionSet WhereNothing(ImmutableArray<ResourceArn> entries, ActionSet actions, ActionCatalogue catalogue)
    {
        var nowhere = new ActionSet.Builder();
        foreach (var index in actions)
        {
            if (!FitsAny(entries, catalogue[index]))
                nowhere.Add(index);
        }

        return nowhere.ToSet();
    }

    /// <summary>
    /// An ARN a person can fill in instead of the entry, <c>arn:aws:sqs:REGION:ACCOUNT:QUEUE_NAME</c>: the plainest there is, of a type the action
    /// cannot do without if there is one; null for an action without resources of its own.
    /// </summary>
    public static string? Example(CatalogueAction action, ResourceArn entry)
    {
        string? plainest = null;
        var isRequired = false;
        foreach (var type in action.ResourceTypes)
        {
            var forms = Of(type);
            for (var i = 0; i < forms.Length; i++)
            {
                var text = AsWritten(type)[i].Text;
                if (!entry.IsAll && !CoversKind(entry, forms[i]))
                    continue;
                if (plainest is null || (type.IsRequired == isRequired ? text.Length < plainest.Length : type.IsRequired))
                    (plainest, isRequired) = (text, type.IsRequired);
            }
        }

        return plainest is null ? null : WithWords(plainest);
    }

    /// <summary>
    /// The entry with its end cut off or carried on so that the action works on it: <c>arn:aws:s3:::demo</c> for <c>arn:aws:s3:::demo/*</c> and
    /// back; null where no form of the action begins as a form the entry fits, or goes on after it.
    /// </summary>
    public static string? Sibling(ResourceArn entry, CatalogueAction action)
    {
        var kinds = ArnTypes.KindsOf(entry);
        foreach (var type in action.ResourceTypes)
        {
            foreach (var wanted in AsWritten(type))
            {
                foreach (var own in kinds)
                {
                    if (Sibling(entry, own.Form, wanted) is { } text && ResourceArn.Parse(text) is { IsArn: true } sibling && Fits(sibling, action))
                        return text;
                }
            }
        }

        return null;
    }

    private static string? Sibling(ResourceArn entry, ResourceArn own, ResourceArn wanted)
    {
        var ownName = own.Part(ArnPart.Resource);
        var wantedName = wanted.Part(ArnPart.Resource);
        if (wantedName.Length > ownName.Length && wantedName.StartsWith(ownName) && (wantedName[ownName.Length] is '/' or ':'))
            return entry.Text + wantedName.Slice(ownName.Length).ToString().Replace(Glob.Hole, '*');
        if (ownName.Length <= wantedName.Length || !ownName.StartsWith(wantedName) || ownName[wantedName.Length] is not ('/' or ':'))
            return null;

        var name = entry.PartText(ArnPart.Resource);
        var separator = ownName[wantedName.Length];
        var end = -1;
        for (var left = 1 + Count(wantedName, separator); left > 0; left--)
        {
            end = name.IndexOf(separator, end + 1);
            if (end < 0)
                return null;
        }

        return entry.Text.Substring(0, entry.Text.Length - name.Length + end);
    }

    private static int Count(ReadOnlySpan<char> text, char wanted)
    {
        var count = 0;
        foreach (var c in text)
            count += c == wanted ? 1 : 0;
        return count;
    }

    /// <summary>The forms of a type, in the order of its patterns; a last name that other types carry on holds no slash.</summary>
    public static ResourceArn[] Of(CatalogueResourceType type) => s_forms[type.Index] ??= Read(type);

    /// <summary>The forms of a type as AWS writes them, in the order of its patterns.</summary>
    public static ResourceArn[] AsWritten(CatalogueResourceType type)
    {
        if (s_written[type.Index] is { } known)
            return known;
        var patterns = type.ArnPatterns;
        var forms = new ResourceArn[patterns.Length];
        for (var i = 0; i < forms.Length; i++)
            forms[i] = ResourceArn.Parse(patterns[i]);
        return s_written[type.Index] = forms;
    }

    private static ResourceArn[] Read(CatalogueResourceType type)
    {
        var written = AsWritten(type);
        var forms = new ResourceArn[written.Length];
        for (var i = 0; i < forms.Length; i++)
            forms[i] = IsContinued(written[i], type) ? written[i].WithLastHoleAsSegment() : written[i];
        return forms;
    }

    /// <summary>True when another type of the service goes on after this form with a slash, as objects do after their bucket.</summary>
    private static bool IsContinued(ResourceArn form, CatalogueResourceType type)
    {
        var own = form.Part(ArnPart.Resource);
        foreach (var other in type.Service.ResourceTypes)
        {
            foreach (var written in AsWritten(other))
            {
                var resource = written.Part(ArnPart.Resource);
                if (resource.Length > own.Length && resource[own.Length] == '/' && resource.StartsWith(own))
                    return true;
            }
        }

        return false;
    }

    private static bool FitsAny(ImmutableArray<ResourceArn> entries, CatalogueAction action)
    {
        foreach (var entry in entries)
        {
            if (Fits(entry, action))
                return true;
        }

        return false;
    }

    private static bool IsEverythingFor(ImmutableArray<ResourceArn> entries, CatalogueAction action)
    {
        foreach (var type in action.ResourceTypes)
        {
            foreach (var form in Of(type))
            {
                if (!CoverKind(entries, form))
                    return false;
            }
        }

        return true;
    }

    private static bool CoverKind(ImmutableArray<ResourceArn> entries, ResourceArn form)
    {
        foreach (var entry in entries)
        {
            if (entry is { IsArn: true, HasWildcard: true } && CoversKind(entry, form))
                return true;
        }

        return false;
    }

    /// <summary>True when the entry means every resource of the form, in whatever Region and account.</summary>
    public static bool CoversKind(ResourceArn entry, ResourceArn form)
    {
        var service = form.Part(ArnPart.Service);
        var isSameService = entry.Part(ArnPart.Service).SequenceEqual(service);
        if (!isSameService && (!Glob.HasWildcard(entry.Part(ArnPart.Service)) || !Glob.Overlaps(entry.Part(ArnPart.Service), service)))
            return false;
        if (!Glob.Covers(entry.Part(ArnPart.Resource), form.Part(ArnPart.Resource)))
            return false;
        return IsOfAccount(service)
            || (Glob.Covers(entry.Part(ArnPart.Region), form.Part(ArnPart.Region)) && Glob.Covers(entry.Part(ArnPart.Account), form.Part(ArnPart.Account)));
    }

    /// <summary>True when a wildcard leaves the name open, or where it counts the Region or the account.</summary>
    public static bool IsPartial(ResourceArn entry) =>
        entry.HasWildcard && (!IsOfAccount(entry.Part(ArnPart.Service)) || Glob.HasWildcard(entry.Part(ArnPart.Resource)));

    /// <summary>True for the global identity services, of which an account has one set of resources.</summary>
    private static bool IsOfAccount(ReadOnlySpan<char> service) =>
        service.SequenceEqual("iam".AsSpan())
        || service.SequenceEqual("sts".AsSpan())
        || service.SequenceEqual("sso".AsSpan())
        || service.SequenceEqual("organizations".AsSpan());

    /// <summary>Writes <c>${QueueName}</c> as <c>QUEUE_NAME</c>, each word behind the prefix, and the partition as <c>aws</c>.</summary>
    public static string WithWords(string form, string prefix = "")
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
                text.Append(prefix);
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
