using System;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>
/// How long a policy is for certain, counted as its quota counts. Functions and holes of a template count nothing, and neither does the white space
/// that nobody has to upload.
/// </summary>
internal sealed class PolicySize
{
    /// <summary>No character of UTF-16 takes more.</summary>
    private const int MaxBytesOfCharacter = 3;

    private PolicySize(PolicyQuota quota, int before, int total, bool isExact, int written)
    {
        Quota = quota;
        Before = before;
        Total = total;
        IsExact = isExact;
        Written = written;
    }

    public PolicyQuota Quota { get; }

    /// <summary>The size of the policies before this one that share its quota.</summary>
    public int Before { get; }

    /// <summary>The same together with this one.</summary>
    public int Total { get; }

    /// <summary>False when some part is known only at deployment, so that the policy will be longer.</summary>
    public bool IsExact { get; }

    /// <summary>The length of the text as it stands in the file.</summary>
    public int Written { get; }

    public bool IsOver => Total > Quota.Limit;

    /// <summary>True when AWS refuses the text as it stands, and would accept it without its white space. Only the policies of an organization are saved as they stand.</summary>
    public bool IsOverAsWritten => Quota.IsOfOrganization && !IsOver && IsExact && Written > Quota.Limit;

    /// <summary>True when the policy takes so much of its quota, and those before it did not.</summary>
    public bool Reaches(int percent) => Total * 100L >= (long)Quota.Limit * percent && Before * 100L < (long)Quota.Limit * percent;

    /// <summary>The size as a message says it, as <c>at least 2,225 characters</c>.</summary>
    public string Amount => (IsExact ? "" : "at least ") + Quota.Amount(Total);

    /// <summary>The size of a policy whose text reaches so much of its quota as it stands; null for a shorter one, and for one without a known quota.</summary>
    public static PolicySize? Of(PolicyContext context, int percent = 100)
    {
        if (PolicyQuota.Of(context) is not { } quota)
            return null;
        var threshold = (long)quota.Limit * percent / 100;

        // Nearly every policy is short enough as it is written.
        var most = 0L;
        if (quota.IsShared)
        {
            foreach (var document in context.File.File.EntityOf(context.Policy).Documents)
            {
                most += document.Node.RawText.Length;
                if (most >= threshold)
                    break;
            }
        }
        else
        {
            most = context.Policy.Node.RawText.Length;
        }

        return (quota.Unit == SizeUnit.Bytes ? most * MaxBytesOfCharacter : most) < threshold ? null : Measure(quota, context);
    }

    private static PolicySize Measure(PolicyQuota quota, PolicyContext context)
    {
        var count = new Count(quota.Unit);
        if (quota.IsShared)
        {
            foreach (var document in context.File.File.EntityOf(context.Policy).Documents)
            {
                // Nobody asks by how much those before it are too long.
                if (document == context.Policy || count.Total > quota.Limit)
                    break;
                if (document.Attachment is { IsInline: true })
                    count.Add(document.Node);
            }
        }

        var before = count.Total;
        count.Add(context.Policy.Node);
        return new PolicySize(quota, before, count.Total, count.IsExact, context.Policy.Node.RawText.Length);
    }

    private struct Count(SizeUnit unit)
    {
        public int Total { get; private set; }

        public bool IsExact { get; private set; } = true;

        // The depth of a tree is limited, and so is that of this walk.
        public void Add(JsonNode node)
        {
            if (Intrinsic.IsIntrinsic(node) && !Intrinsic.TryGetText(node, out _, out _))
                IsExact &= Intrinsic.IsNoValue(node);
            else if (node.IsArray)
                AddItems(node);
            else if (node.IsObject && !Intrinsic.IsIntrinsic(node))
                AddMembers(node);
            else if (!node.IsMissing)
                AddText(PolicyText.Of(node), hasQuotes: node.IsString || node.IsObject);
        }

        private void AddItems(JsonNode array)
        {
            var parts = 0;
            foreach (var item in array.Items)
            {
                if (Intrinsic.IsNoValue(item))
                    continue;
                Add(item);
                parts++;
            }

            AddPunctuation(parts);
        }

        private void AddMembers(JsonNode owner)
        {
            var parts = 0;
            foreach (var member in owner.Members)
            {
                if (Intrinsic.IsNoValue(member.Value))
                    continue;
                if (Intrinsic.IsFunctionName(member.Name))
                {
                    IsExact = false;
                    continue;
                }

                Add(member.Name);
                Total += ":".Length;
                Add(member.Value);
                parts++;
            }

            AddPunctuation(parts);
        }

        /// <summary>Brackets, and commas between the parts.</summary>
        private void AddPunctuation(int parts) => Total += "[]".Length + Math.Max(parts - 1, 0);

        private void AddText(PolicyText text, bool hasQuotes)
        {
            Total += hasQuotes ? 2 : 0;
            IsExact &= !text.HasUnknown;
            foreach (var c in text.HasUnknown ? text.Pattern : text.Characters)
            {
                if (c != Glob.Hole && (unit != SizeUnit.VisibleCharacters || c is not (' ' or '\t' or '\r' or '\n')))
                    Total += unit == SizeUnit.Bytes ? BytesOf(c) : 1;
            }
        }

        // Both halves of a surrogate pair have two of its four bytes.
        private static int BytesOf(char c) => c < '\x80' ? 1 : c < '\x800' || char.IsSurrogate(c) ? 2 : MaxBytesOfCharacter;
    }
}
