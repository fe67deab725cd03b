using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;
using IamPolicyAnalyzers.Policies;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Catalogue;

public sealed class ActionCatalogueTests
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;

    [Theory]
    [InlineData("s3:GetObject", "s3:GetObject")]
    [InlineData("S3:getobject", "s3:GetObject")]
    [InlineData("vpc-lattice:AssociateViaAWSService-EventsAndStates", "vpc-lattice:AssociateViaAWSService-EventsAndStates")]
    public void Finds_an_action_whatever_the_case(string written, string canonical)
    {
        Assert.True(Catalogue.TryGetAction(written, out var action));
        Assert.Equal(canonical, action.FullName);
        Assert.Equal(action, Catalogue[action.Index]);
    }

    [Theory]
    [InlineData("s3:GetObjects")]
    [InlineData("s3:GetObjec")]
    [InlineData("s3:")]
    [InlineData(":GetObject")]
    [InlineData("GetObject")]
    [InlineData("s33:GetObject")]
    [InlineData("s3:GetObject ")]
    [InlineData("ſ3:GetObject")]
    [InlineData("")]
    public void Finds_no_action_of_another_name(string written) => Assert.False(Catalogue.TryGetAction(written, out _));

    [Fact]
    public void Every_action_is_found_by_its_own_name()
    {
        for (var index = 0; index < Catalogue.ActionCount; index++)
        {
            var action = Catalogue[index];
            Assert.True(Catalogue.TryGetAction(action.FullName, out var found), action.FullName);
            Assert.Equal(index, found.Index);
            Assert.Equal(action.Service, found.Service);
        }
    }

    [Fact]
    public void Every_service_is_found_by_its_own_prefix()
    {
        foreach (var service in Catalogue.Services)
        {
            Assert.True(Catalogue.TryGetService(service.Prefix.ToUpperInvariant(), out var found), service.Prefix);
            Assert.Equal(service, found);
            Assert.NotEmpty(service.Name);
            Assert.Equal(service.ActionCount, service.AllActions.Count);
            Assert.All(service.Actions, action => Assert.Equal(service, action.Service));
            Assert.All(service.ResourceTypes, type => Assert.Equal(service, type.Service));
        }
    }

    [Fact]
    public void Services_are_described()
    {
        Assert.True(Catalogue.TryGetService("s3", out var s3));
        Assert.Equal("Amazon S3", s3.Name);
        Assert.True(s3.IsRcpSupported);
        Assert.True(Catalogue.TryGetService("iam", out var iam));
        Assert.False(iam.IsRcpSupported);
    }

    [Fact]
    public void Actions_are_described()
    {
        var action = Action("s3:CreateJob");
        Assert.Equal(AccessLevel.Write, action.Level);
        Assert.Contains("iam:PassRole", action.DependentActions.Select(dependent => dependent.FullName));
        Assert.False(action.IsScopable);

        Assert.Equal(AccessLevel.PermissionsManagement, Action("s3:PutBucketPolicy").Level);
        Assert.Equal("Permissions management", AccessLevel.PermissionsManagement.ToText());
        Assert.True(Action("iam:PassRole").IsPermissionOnly);
        Assert.False(Action("iam:CreateRole").IsPermissionOnly);

        var type = Assert.Single(Action("s3:CreateBucket").ResourceTypes);
        Assert.Equal("bucket", type.Name);
        Assert.True(type.IsRequired);
        Assert.Equal("arn:${Partition}:s3:::${BucketName}", Assert.Single(type.ArnPatterns));
        Assert.Equal(type, Catalogue.ResourceType(type.Index));
    }

    [Fact]
    public void A_resource_type_keeps_the_service_that_defines_it()
    {
        // Their ARNs are IAM's.
        var type = Action("sts:AssumeRole").ResourceTypes.First(type => type.Name == "role");
        Assert.StartsWith("arn:${Partition}:iam:", type.ArnPatterns.Single());
        Assert.Equal("sts", type.Service.Prefix);
    }

    [Fact]
    public void Levels_part_the_actions()
    {
        var levels = Enum.GetValues<AccessLevel>().Select(Catalogue.OfLevel).ToList();
        Assert.All(levels, level => Assert.False(level.IsEmpty));
        Assert.Equal(Catalogue.All, levels.Aggregate((all, level) => all.Union(level)));
        Assert.Equal(Catalogue.ActionCount, levels.Sum(level => level.Count));
        Assert.True(Catalogue.OfLevel(AccessLevel.Read).Contains(Action("s3:GetObject")));
    }

    [Fact]
    public void Scopable_actions_are_those_with_resource_types()
    {
        foreach (var action in Actions(Catalogue.All))
        {
            Assert.Equal(action.ResourceTypes.Any(), action.IsScopable);
            Assert.Equal(action.IsScopable, Catalogue.Scopable.Contains(action));
        }
    }

    [Theory]
    [InlineData("s3", "*")]
    [InlineData("s3", "Get*")]
    [InlineData("s3", "get*")]
    [InlineData("s3", "Get*Object")]
    [InlineData("s3", "*Object*")]
    [InlineData("s3", "G?tObject")]
    [InlineData("s3", "GetObject?")]
    [InlineData("s3", "**")]
    [InlineData("s3", "")]
    [InlineData("s3", "ZZZ*")]
    [InlineData("s3", "GetObject")]
    [InlineData("S3", "Zzz")]
    [InlineData("s3*", "Get*")]
    [InlineData("?3", "List*")]
    [InlineData("*", "TagResource")]
    [InlineData("*", "*")]
    [InlineData("iam", "*Policy*")]
    [InlineData("ec2", "Describe*s")]
    [InlineData("zz", "*")]
    public void Matches_as_the_pattern_reads(string prefix, string name)
    {
        var expected = Actions(Catalogue.All)
            .Where(action => Glob.Matches(prefix, action.Service.Prefix, ignoreCase: true) && Glob.Matches(name, action.Name, ignoreCase: true))
            .Select(action => action.Index);
        Assert.Equal(expected, Catalogue.Match(prefix, name));
    }

    [Fact]
    public void A_hole_matches_no_action_for_certain()
    {
        Assert.True(Catalogue.Match("s3", $"Get{Glob.Hole}").IsEmpty);
        Assert.True(Catalogue.Match("s3", $"Get{Glob.Hole}*").IsEmpty);
        Assert.True(Catalogue.Match($"{Glob.Hole}*", "GetObject").IsEmpty);
    }

    [Fact]
    public void Every_head_of_a_name_matches_as_the_pattern_reads()
    {
        foreach (var service in Catalogue.Services)
        {
            var names = service.Actions.Select(action => action.Name).ToList();
            for (var i = 0; i < names.Count; i++)
            {
                var head = names[i][..(i % names[i].Length)];
                var expected = Enumerable.Range(0, names.Count).Where(index => names[index].StartsWith(head, StringComparison.OrdinalIgnoreCase));
                Assert.Equal(expected, service.Match(head + "*").Select(index => index - service.FirstAction));
            }
        }
    }

    [Theory]
    [InlineData("s3", "GetObject", 1)]
    [InlineData("s3", "*", 1)]
    [InlineData("*", "Get*")]
    [InlineData("*", "TagResource")]
    [InlineData("*", "AssumeRole*")]
    [InlineData("s33", "*", 0)]
    public void Counts_the_services_of_a_set(string prefix, string name, int? count = null)
    {
        var actions = Catalogue.Match(prefix, name);
        Assert.Equal(count ?? Actions(actions).Select(static action => action.Service).Distinct().Count(), Catalogue.CountServicesOf(actions));
    }

    [Fact]
    public void Retired_and_undocumented_names_are_told_apart()
    {
        Assert.True(Catalogue.IsRetired("TrustedAdvisor", "listengagements"));
        Assert.False(Catalogue.IsRetired("s3", "GetObject"));
        Assert.True(Catalogue.IsRetiredService("deepracer"));
        Assert.True(Catalogue.IsRetiredService("iot1click"));
        Assert.False(Catalogue.IsRetiredService("trustedadvisor"));
        Assert.True(Catalogue.IsUndocumented("QApps", "importdocumenttoqapp"));
        Assert.False(Catalogue.IsUndocumented("s3", "GetObject"));
        Assert.False(Catalogue.IsUndocumented("qapp", "sImportDocumentToQApp"));
        Assert.True(Catalogue.IsUndocumentedService("BuilderId"));
        Assert.False(Catalogue.IsUndocumentedService("qapps"));
        Assert.False(Catalogue.IsUndocumentedService("builder"));
        Assert.False(Catalogue.IsUndocumentedService(new string('x', 1000)));
    }

    [Fact]
    public void Other_names_lead_to_the_right_one()
    {
        Assert.True(Catalogue.TryGetServiceRename("ELBv2", out var prefix));
        Assert.Equal("elasticloadbalancing", prefix);
        Assert.False(Catalogue.TryGetServiceRename("s3", out _));

        Assert.True(Catalogue.TryGetApiAction("s3:listobjectsv2", out var action));
        Assert.Equal("s3:ListBucket", action);
        Assert.False(Catalogue.TryGetApiAction("s3:GetObject", out _));
    }

    [Fact]
    public void Every_list_is_there()
    {
        Assert.All(Enum.GetValues<ActionList>(), list => Assert.False(Catalogue.List(list).IsEmpty));
        Assert.All(Enum.GetValues<ServiceList>(), list => Assert.NotEmpty(Catalogue.List(list)));
        Assert.True(Catalogue.List(ActionList.ResourceExposure).Contains(Action("s3:PutBucketPolicy")));
        Assert.True(Catalogue.List(ActionList.GeneratedIdCreators).Contains(Action("ec2:RunInstances")));
        Assert.True(Catalogue.List(ActionList.SharedTagActions).Contains(Action("ses:TagResource")));
        Assert.True(Catalogue.IsIn(ServiceList.SensitiveServices, "IAM"));
        Assert.False(Catalogue.IsIn(ServiceList.SensitiveServices, "s3"));
        Assert.False(Catalogue.IsIn(ServiceList.SensitiveServices, "nosuch"));
    }

    [Fact]
    public void A_service_knows_whether_it_has_condition_keys()
    {
        foreach (var service in Catalogue.Services)
            Assert.Equal(Catalogue.ConditionKeys.Any(key => key.Name.StartsWith(service.Prefix + ":", StringComparison.OrdinalIgnoreCase)), service.HasConditionKeys);
    }

    [Fact]
    public void Lists_that_narrow_another_stay_inside_it()
    {
        Assert.True(Catalogue.List(ActionList.CredentialIndirect).IsSubsetOf(Catalogue.List(ActionList.CredentialExposure)));
        Assert.True(Catalogue.List(ActionList.PermissionsMisnomers).IsSubsetOf(Catalogue.OfLevel(AccessLevel.PermissionsManagement)));
        Assert.True(Catalogue.List(ActionList.WildcardCustomary).IsSubsetOf(Catalogue.Scopable));
        Assert.True(Catalogue.List(ActionList.AuditHousekeeping).IsSubsetOf(Catalogue.List(ActionList.AuditTampering)));
        Assert.All(Catalogue.List(ServiceList.RegionGlobalNeeded), service => Assert.True(service.IsIn(ServiceList.RegionGlobalServices)));
    }

    [Fact]
    public void Escalation_paths_name_their_actions_in_order()
    {
        var path = Catalogue.EscalationPaths.Single(path => path.Id == "iam-instance-profile-swap");
        Assert.Equal(EscalationKind.PassRoleNew, path.Kind);
        Assert.Equal(EscalationConfidence.High, path.Confidence);
        Assert.Equal("ec2.amazonaws.com", Assert.Single(path.PassedToServices));
        Assert.Equal(["iam:PassRole", "iam:AddRoleToInstanceProfile", "iam:RemoveRoleFromInstanceProfile"], path.Actions.Select(index => Catalogue[index].FullName));
        Assert.Null(path.SubsumedBy);
    }

    [Fact]
    public void A_subsumed_path_contains_the_other()
    {
        var paths = Catalogue.EscalationPaths.ToDictionary(path => path.Id);
        Assert.Contains(paths.Values, path => path.SubsumedBy is not null);
        foreach (var path in paths.Values)
        {
            Assert.Equal(path.Actions.Distinct().Count(), path.ActionSet.Count);
            if (path.SubsumedBy is not null)
                Assert.True(paths[path.SubsumedBy].ActionSet.IsSubsetOf(path.ActionSet), path.Id);
        }
    }

    [Fact]
    public void Paths_pass_a_role_exactly_when_they_say_to_whom()
    {
        Assert.True(Catalogue.TryGetAction("iam:PassRole", out var passRole));
        foreach (var path in Catalogue.EscalationPaths)
            Assert.Equal(path.ActionSet.Contains(passRole), path.Kind == EscalationKind.PassRoleNew);
    }

    [Fact]
    public void Lookups_allocate_nothing()
    {
        Assert.True(LookUp());
        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = LookUp();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(found);

        static bool LookUp()
        {
            var found = Catalogue.TryGetAction("s3:GetObject", out var action) && action.SupportsConditionKey("s3:ExistingObjectTag/team");
            foreach (var key in action.ConditionKeys)
                found &= !key.IsMultivalued || key.Type == ConditionKeyType.String;
            foreach (var type in action.ResourceTypes)
                found &= type.Index >= 0;
            return found && !Catalogue.TryGetAction("s3:GetObjects", out _) && !Catalogue.IsRetired("s3", "GetObject");
        }
    }

    [Fact]
    public void The_data_says_its_day_and_sources()
    {
        Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}$", Catalogue.DataDate);
        Assert.NotEmpty(Catalogue.Sources);
    }

    [Fact]
    public void Opens_a_stream_that_has_no_memory_of_its_own()
    {
        var opened = ActionCatalogue.Open(new MemoryStream(Bytes()));
        Assert.Equal(Catalogue.ActionCount, opened.ActionCount);
        Assert.True(opened.TryGetAction("s3:GetObject", out var action));
        Assert.Equal("s3:GetObject", action.FullName);
    }

    [Theory]
    [InlineData(0, "no action catalogue")]
    [InlineData(4, "format version")]
    [InlineData(8, "bytes")]
    public void Refuses_a_file_whose_header_is_wrong(int position, string reason)
    {
        var bytes = Bytes();
        bytes[position]++;
        Assert.Contains(reason, Assert.Throws<InvalidDataException>(() => ActionCatalogue.Open(new MemoryStream(bytes))).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(100)]
    public void Refuses_a_file_that_is_cut_off(int length) =>
        Assert.Throws<InvalidDataException>(() => ActionCatalogue.Open(new MemoryStream(Bytes()[..length])));

    private static byte[] Bytes()
    {
        using var resource = typeof(ActionCatalogue).Assembly.GetManifestResourceStream("IamPolicyAnalyzers.Catalogue.catalogue.bin")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }

    private static CatalogueAction Action(string fullName) => Catalogue.TryGetAction(fullName, out var action) ? action : throw new ArgumentException(fullName);

    private static IEnumerable<CatalogueAction> Actions(ActionSet set) => set.Select(index => Catalogue[index]);
}
