using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Something that is to record the activity of an account, and by one of its settings does not.</summary>
/// <param name="Kind">What it is, as a message begins with it.</param>
/// <param name="Fact">What it does instead.</param>
internal sealed record SilentRecorder(string Kind, string Name, string Fact, DeclaredSetting Setting)
{
    private const string Trail = "AWS::CloudTrail::Trail";
    private const string IsLogging = nameof(IsLogging);
    private const string GlobalEvents = "IncludeGlobalServiceEvents";

    /// <summary>False when AWS would refuse the setting beside others that are there.</summary>
    public bool CanBeSwitchedOn { get; private init; } = true;

    public static IEnumerable<SilentRecorder> In(ImmutableArray<DeclaredResource> resources)
    {
        var trails = Trails.Of(resources);
        foreach (var resource in resources)
        {
            if (resource.IsEvidence)
                continue;
            switch (resource.Type)
            {
                case Trail when !trails.HasFullBeside(resource):
                    if (resource.SettingOf(IsLogging) is { IsFalse: true } logging)
                        yield return new("Trail", resource.Name, "does not record", logging);
                    if (resource.SettingOf(GlobalEvents) is { IsFalse: true } events && !(trails.Count > 1 && resource.SettingOf("IsMultiRegionTrail").IsFalse))
                        yield return new("Trail", resource.Name, "leaves out the events of IAM and STS", events);
                    break;
                case "AWS::GuardDuty::Detector" when resource.SettingOf("Enable") is { IsFalse: true } enable:
                    yield return new("Detector", resource.Name, "is switched off", enable);
                    break;
                case "AWS::Config::ConfigurationRecorder" when Group(resource) is { } group && Member(group, "AllSupported") is { Value.IsMissing: false } all:
                    var setting = new DeclaredSetting(all.Name.StringValue, group, all.Value);
                    if (setting.IsFalse && LeavesOutIam(group))
                        yield return new("Recorder", resource.Name, "leaves out the resources of IAM", setting) { CanBeSwitchedOn = Member(group, "ResourceTypes") is null };
                    break;
            }
        }
    }

    /// <summary>The one block of settings, which Terraform writes as a list.</summary>
    private static JsonNode? Group(DeclaredResource recorder)
    {
        if (Intrinsic.IsIntrinsic(recorder["RecordingGroup"]))
            return null;
        var group = recorder.Node.TryGetMember(recorder.SpellingOf("RecordingGroup"), out var member) ? member.Value : default;
        foreach (var item in group.Items)
            group = item;
        return group.IsObject && !Intrinsic.IsIntrinsic(group) ? group : null;
    }

    /// <summary>True when the types of resources are listed, in full, and none of IAM's is among them.</summary>
    private static bool LeavesOutIam(JsonNode group)
    {
        // A strategy of its own decides what is recorded.
        if (Member(group, "RecordingStrategy") is not null)
            return false;
        if (Member(group, "ResourceTypes") is not { } types)
            return true;
        if (!types.Value.IsArray)
            return false;
        foreach (var type in types.Value.Items)
        {
            if (!type.IsString || type.StringValue.StartsWith("AWS::IAM::", StringComparison.Ordinal) || type.StringValue.IndexOf("${", StringComparison.Ordinal) >= 0)
                return false;
        }

        return true;
    }

    /// <summary>The member of this name, in CloudFormation's spelling, that of the AWS CLI, or Terraform's.</summary>
    private static JsonMember? Member(JsonNode group, string name)
    {
        foreach (var member in group.Members)
        {
            if (member.Name.StringValue.Replace("_", "").Equals(name, StringComparison.OrdinalIgnoreCase))
                return member;
        }

        return null;
    }

    /// <summary>How many trails a file has, and how many of them record everything.</summary>
    private readonly record struct Trails(int Count, int Full)
    {
        public static Trails Of(ImmutableArray<DeclaredResource> resources)
        {
            int count = 0, full = 0;
            foreach (var resource in resources)
            {
                if (resource.Type != Trail)
                    continue;
                count++;
                if (IsFull(resource))
                    full++;
            }

            return new(count, full);
        }

        public bool HasFullBeside(DeclaredResource trail) => Full > (IsFull(trail) ? 1 : 0);

        private static bool IsFull(DeclaredResource trail) => !trail.SettingOf(IsLogging).IsFalse && !trail.SettingOf(GlobalEvents).IsFalse;
    }
}
