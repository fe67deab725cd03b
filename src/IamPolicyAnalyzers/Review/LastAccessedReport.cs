using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Review;

/// <summary>When the owner of a policy last used which service, as <c>aws iam get-service-last-accessed-details</c> prints it.</summary>
/// <remarks>https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetServiceLastAccessedDetails.html</remarks>
internal sealed class LastAccessedReport
{
    private const string LastAuthenticated = nameof(LastAuthenticated);

    private LastAccessedReport(FileContext file)
    {
        File = file;
        var tree = file.File.Tree;
        var root = tree.Root;
        Day = DayOf(root, "JobCompletionDate");
        var isComplete = tree.Errors.IsEmpty && root.TryGetMember("JobStatus", out var status) && status.Value.ValueEquals("COMPLETED");
        var services = isComplete && root.TryGetMember("ServicesLastAccessed", out var list) ? list.Value.Items : default;
        var read = ImmutableArray.CreateBuilder<ServiceUse>();
        foreach (var service in services)
        {
            if (service.TryGetMember("ServiceNamespace", out var prefix) && prefix.Value.IsString)
                read.Add(new ServiceUse(prefix.Value.StringValue, prefix.Value.ContentSpan, DayOf(service, LastAuthenticated), IsNeverUsed(service)));
        }

        Services = read.ToImmutable();
    }

    public FileContext File { get; }

    /// <summary>The day on which AWS made the report; null where it does not say.</summary>
    public CalendarDay? Day { get; }

    /// <summary>Nothing while AWS has not completed the report.</summary>
    public ImmutableArray<ServiceUse> Services { get; }

    /// <summary>The report beside the file of a policy; null where there is none, and where policies of several owners stand in the file, one of whom it is about.</summary>
    public static LastAccessedReport? Of(PolicyContext context)
    {
        FileContext? nearest = null;
        foreach (var report in context.File.Project.Where(path => SideFile.IsLastAccessedOf(context.File.Path, path), static _ => { }))
            nearest = nearest is null || report.Name.Length > nearest.Name.Length ? report : nearest;
        return nearest is not null && IsOfOneOwner(context) ? new LastAccessedReport(nearest) : null;
    }

    private static bool IsOfOneOwner(PolicyContext context)
    {
        var owned = context.File.File.EntityOf(context.Policy).Documents;
        return context.File.Policies.All(other => other.Type != PolicyType.IdentityBased || owned.Contains(other.Policy));
    }

    private static CalendarDay? DayOf(JsonNode node, string name) =>
        node.TryGetMember(name, out var member) && member.Value is { IsString: true, StringValue: { Length: >= 10 } time } && CalendarDay.TryParse(time.Substring(0, 10), out var day)
            ? day
            : null;

    /// <summary>True when the report says that nobody came; a count without a day says nothing.</summary>
    private static bool IsNeverUsed(JsonNode service) =>
        (!service.TryGetMember(LastAuthenticated, out var time) || time.Value.IsNull)
        && (!service.TryGetMember("TotalAuthenticatedEntities", out var count) || count.Value.IsNull || count.Value.ValueEquals("0"));
}

/// <summary>The use of one service.</summary>
/// <param name="Prefix">The service as actions name it.</param>
/// <param name="Span">The same where the report has it.</param>
/// <param name="LastUsed">The day of the last use; null where none is known.</param>
/// <param name="IsNeverUsed">True when there was no use in all the time that AWS looks back.</param>
internal readonly record struct ServiceUse(string Prefix, TextSpan Span, CalendarDay? LastUsed, bool IsNeverUsed)
{
    public bool IsUnusedOn(CalendarDay? today, int days) => IsNeverUsed || (LastUsed is { } last && today - last > days);
}
