using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using IamPolicyAnalyzers.Json;

namespace IamPolicyAnalyzers.Documents;

/// <summary>Gathers resources of Terraform, from a configuration, a plan or a state, as CloudFormation would declare them.</summary>
internal sealed class TerraformResources
{
    private static readonly Dictionary<string, string> s_output = new(StringComparer.Ordinal) { ["Value"] = "value", ["Sensitive"] = "sensitive" };

    private readonly ImmutableArray<DeclaredResource>.Builder _declared = ImmutableArray.CreateBuilder<DeclaredResource>();

    /// <summary>True for what exists.</summary>
    public bool IsEvidence { get; init; }

    /// <summary>True when a provider may add tags of its own to every resource.</summary>
    public bool MayHaveMoreTags { get; init; }

    /// <summary>Reads a text that holds a policy, where the file writes it in words of Terraform; missing to leave it as it stands.</summary>
    public Func<JsonNode, JsonNode>? ReadPolicy { get; init; }

    public PolicyContainer ToContainer(ContainerKind kind) => ResourceReader.Read(kind, _declared.ToImmutable(), ImmutableHashSet<string>.Empty);

    /// <param name="type">Terraform's type. Of types that no rule asks for only the policies are read.</param>
    /// <param name="address">The name by which other resources refer to this one.</param>
    /// <param name="place">The string that names it.</param>
    /// <param name="values">The object that holds its properties.</param>
    /// <param name="unknown">Gives, for Terraform's name of a property, the value that stands for one not known yet; missing when it is known.</param>
    public void Add(string type, string address, JsonNode place, JsonNode values, Func<string, JsonNode>? unknown = null)
    {
        if (!values.IsObject)
            return;
        switch (type)
        {
            case "aws_iam_user_group_membership":
                AddMembership(address, place, values);
                return;
            case "aws_s3_bucket_public_access_block":
                AddPublicAccessBlock(address, place, values, unknown);
                return;
        }

        if (!TerraformVocabulary.TryGet(type, out var word))
        {
            AddUnknown(type, place, values);
            return;
        }

        var given = GivenOf(word, place, values, unknown);
        switch (type)
        {
            case "aws_vpc_endpoint_policy":
                given["VpcEndpointType"] = new JsonMember(place, Intrinsic.Unknown(place.Span));
                break;
            case "aws_s3control_access_point_policy":
                given["VpcConfiguration"] = new JsonMember(place, Intrinsic.Unknown(place.Span));
                break;
            case "aws_dynamodb_resource_policy":
                Replace(given, "ResourcePolicy", values, "policy", static (text, policy) => WriteObject(text, "PolicyDocument", policy));
                break;
            case "aws_launch_template":
                given["LaunchTemplateData"] = new JsonMember(place, ReadBlock(values));
                break;
            case "aws_lambda_permission" when ReadPolicy is not null:
                ReadTexts(given, word, values);
                break;
            case "aws_ecs_task_definition":
                AddContainers(given, values);
                break;
            case "aws_codebuild_project":
                Replace(given, "Environment", TerraformBlocks.First(values, "environment"), "environment_variable", static (text, variables) =>
                    WriteObject(text, "EnvironmentVariables", variables, CopyRenamed));
                break;
        }

        if (word.Spelling.ContainsKey("Tags"))
            AddTags(given, place, values, unknown);
        Declare(word.Type, address, place, values, word.Spelling, given);
        if (type == "aws_iam_role")
            AddInlinePolicies(address, place, values);
    }

    /// <summary>Declares what is shown when the configuration is deployed.</summary>
    public void AddOutput(JsonNode place, JsonNode block) =>
        _declared.Add(new DeclaredResource(DeclaredResource.Output, place, block, s_output) { Name = place.StringValue, IsEvidence = IsEvidence });

    /// <summary>Declares a policy that stands for itself.</summary>
    public void AddDocument(JsonNode place, JsonNode block, JsonNode document) =>
        Declare(TerraformPolicyDocument.Type, place.StringValue, place, block, null, new() { ["PolicyDocument"] = new JsonMember(place, document) });

    private void Declare(
        string type, string address, JsonNode place, JsonNode values, IReadOnlyDictionary<string, string>? spelling, Dictionary<string, JsonMember> given) =>
        _declared.Add(new DeclaredResource(type, place, values, spelling)
        {
            Name = address,
            IsEvidence = IsEvidence,
            IsConditional = values.TryGetMember("count", out _) || values.TryGetMember("for_each", out _),
            Given = given,
        });

    /// <summary>What the values do not say as CloudFormation would: unknown ones, policies in words of Terraform, blocks, and what Terraform takes by default.</summary>
    private Dictionary<string, JsonMember> GivenOf(TerraformWord word, JsonNode place, JsonNode values, Func<string, JsonNode>? unknown)
    {
        var given = new Dictionary<string, JsonMember>(StringComparer.Ordinal);
        if (unknown is not null)
        {
            foreach (var spelling in word.Spelling)
            {
                if (unknown(spelling.Value) is { IsMissing: false } value)
                    given[spelling.Key] = new JsonMember(place, value);
            }
        }

        if (ReadPolicy is not null)
        {
            foreach (var property in word.Policies)
            {
                if (values.TryGetMember(word.Spelling[property], out var policy) && ReadPolicy(policy.Value) is { IsMissing: false } document)
                    given[property] = new JsonMember(policy.Name, document);
            }
        }

        foreach (var property in word.Blocks)
        {
            if (values.TryGetMember(word.Spelling[property], out var block) && !given.ContainsKey(property))
                given[property] = new JsonMember(block.Name, ReadBlock(TerraformBlocks.First(values, word.Spelling[property])));
        }

        foreach (var (property, json) in word.Defaults)
        {
            if (!given.ContainsKey(property) && (!values.TryGetMember(word.Spelling[property], out var own) || own.Value.IsNull))
                given[property] = new JsonMember(place, MappedText.Parse(json, place.Span));
        }

        return given;
    }

    private void AddInlinePolicies(string address, JsonNode place, JsonNode values)
    {
        TerraformVocabulary.TryGet("aws_iam_role_policy", out var word);
        if (!values.TryGetMember("inline_policy", out var policies))
            return;
        foreach (var policy in TerraformBlocks.Of(policies.Value))
        {
            var given = GivenOf(word, place, policy, unknown: null);
            given["RoleName"] = new JsonMember(place, Intrinsic.Reference(address, place.ContentSpan));

            // An empty block says that the role has no inline policies; a state writes it with empty texts.
            if (policy.TryGetMember("policy", out var document) && !document.Value.IsNull && !document.Value.ValueEquals(""))
                Declare(word.Type, address, place, policy, word.Spelling, given);
        }
    }

    /// <summary>A plan and a state have all tags in one place; a configuration has those of the resource alone.</summary>
    private void AddTags(Dictionary<string, JsonMember> given, JsonNode place, JsonNode values, Func<string, JsonNode>? unknown)
    {
        if (values.TryGetMember("tags_all", out var all) && all.Value.IsObject)
        {
            given["Tags"] = all;
        }
        else if (unknown?.Invoke("tags_all") is { IsMissing: false } later)
        {
            given["Tags"] = new JsonMember(place, later);
        }
        else if (MayHaveMoreTags)
        {
            var text = new MappedText();
            text.Write('[');
            if (values.TryGetMember("tags", out var own) && !values.HasErrors)
            {
                text.Copy(own.Value);
                text.Write(',');
            }

            Intrinsic.WriteUnknown(text, place.Span);
            text.Write(']');
            given["Tags"] = new JsonMember(place, text.ToTree().Root);
        }
    }

    private void AddMembership(string address, JsonNode place, JsonNode values)
    {
        if (!values.TryGetMember("user", out var user) || !values.TryGetMember("groups", out var groups))
            return;
        foreach (var group in Intrinsic.ValuesOf(groups.Value))
        {
            Declare("AWS::IAM::UserToGroupAddition", address, place, values, null, new()
            {
                ["GroupName"] = new JsonMember(groups.Name, group.Node),
                ["Users"] = user,
            });
        }
    }

    /// <summary>The policies of a type that nobody has told us about, by the names of its arguments. Those of IoT speak another language.</summary>
    private void AddUnknown(string type, JsonNode place, JsonNode values)
    {
        if (!type.StartsWith("aws_", StringComparison.Ordinal) || type.StartsWith("aws_iot_", StringComparison.Ordinal))
            return;
        foreach (var member in values.Members)
        {
            if (!member.Value.IsString || member.Name.PlainValue.IndexOf("polic".AsSpan()) < 0)
                continue;
            var text = ReadPolicy?.Invoke(member.Value) is { IsMissing: false } read ? read : member.Value;
            var document = text.IsObject ? text : NestedPolicy.TryRead(text, out var nested) ? nested : default;
            if (BarePolicy.IsPolicyShaped(document))
                AddDocument(place, values, document);
        }
    }

    /// <summary>What keeps a bucket private stands in a resource of its own, which says as much of the bucket as a policy wants to know.</summary>
    private void AddPublicAccessBlock(string address, JsonNode place, JsonNode values, Func<string, JsonNode>? unknown)
    {
        if (unknown?.Invoke("bucket") is not { IsMissing: false } bucket)
            bucket = values.TryGetMember("bucket", out var member) ? member.Value : default;
        var name = Intrinsic.NameOf(bucket);
        Declare("AWS::S3::Bucket", name.IsReference ? name.Text : address, place, values, null, new()
        {
            ["BucketName"] = new JsonMember(place, bucket),
            ["PublicAccessBlockConfiguration"] = new JsonMember(place, ReadBlock(values)),
        });
    }

    private void AddContainers(Dictionary<string, JsonMember> given, JsonNode values)
    {
        if (!values.TryGetMember("container_definitions", out var containers) || !containers.Value.IsString)
            return;
        var text = ReadPolicy?.Invoke(containers.Value) is { IsMissing: false } read ? read : containers.Value;
        var list = text.IsString ? JsonTree.Parse(TextMap.Of(text)).Root : default;
        given["ContainerDefinitions"] = list.IsArray && !list.HasErrors
            ? new JsonMember(containers.Name, Renamed(list))
            : new JsonMember(containers.Name, Intrinsic.Unknown(containers.Value.Span));
    }

    /// <summary>Reads the texts that become part of a policy, as the policy language reads them.</summary>
    private static void ReadTexts(Dictionary<string, JsonMember> given, TerraformWord word, JsonNode values)
    {
        foreach (var spelling in word.Spelling)
        {
            if (!values.TryGetMember(spelling.Value, out var member) || !member.Value.IsString || member.Value.HasErrors)
                continue;
            var text = new MappedText();
            TerraformTemplate.Write(text, member.Value, hasAmpersands: false);
            given[spelling.Key] = new JsonMember(member.Name, text.ToTree().Root);
        }
    }

    private static void Replace(Dictionary<string, JsonMember> given, string property, JsonNode values, string own, Action<MappedText, JsonMember> write)
    {
        if (!values.TryGetMember(own, out var member) || member.Value.IsNull || values.HasErrors)
            return;
        if (given.TryGetValue(property, out var read) && member.Value.IsString)
            member = read;
        var text = new MappedText();
        write(text, member);
        given[property] = new JsonMember(member.Name, text.ToTree().Root);
    }

    private static void WriteObject(MappedText text, string name, JsonMember member) => WriteObject(text, name, member, static (target, value) => target.Copy(value));

    private static void WriteObject(MappedText text, string name, JsonMember member, Action<MappedText, JsonNode> write)
    {
        text.Open('{', member.Value);
        text.WriteString(name, member.Name.ContentSpan);
        text.Write(':');
        write(text, member.Value);
        text.Close('}', member.Value);
    }

    /// <summary>A block with the names of CloudFormation; maps in it keep their form. Missing when there is none.</summary>
    private static JsonNode ReadBlock(JsonNode block)
    {
        if (!block.IsObject || block.HasErrors)
            return default;
        var text = new MappedText();
        WriteMembers(text, block, CopyBlock);
        return text.ToTree().Root;
    }

    private static void CopyBlock(MappedText text, JsonNode value)
    {
        // A list of one object is a block in a block.
        var only = value.IsArray && value.Count == 1 ? TerraformBlocks.First(value) : default;
        if (only.IsObject)
            WriteMembers(text, only, static (target, inner) => target.Copy(inner));
        else
            text.Copy(value);
    }

    private static JsonNode Renamed(JsonNode node)
    {
        var text = new MappedText();
        CopyRenamed(text, node);
        return text.ToTree().Root;
    }

    // The depth of a tree is limited, and so is that of this walk.
    private static void CopyRenamed(MappedText text, JsonNode node)
    {
        if (node.IsObject)
        {
            WriteMembers(text, node, CopyRenamed);
        }
        else if (node.IsArray)
        {
            text.Open('[', node);
            var isFirst = true;
            foreach (var item in node.Items)
            {
                if (!isFirst)
                    text.Write(',');
                isFirst = false;
                CopyRenamed(text, item);
            }

            text.Close(']', node);
        }
        else
        {
            text.Copy(node);
        }
    }

    private static void WriteMembers(MappedText text, JsonNode node, Action<MappedText, JsonNode> write)
    {
        text.Open('{', node);
        var isFirst = true;
        foreach (var member in node.Members)
        {
            // A plan has null and the empty list for what is not set.
            if (member.Value.IsNull || (member.Value.IsArray && member.Value.Count == 0))
                continue;
            if (!isFirst)
                text.Write(',');
            isFirst = false;
            text.WriteString(TerraformVocabulary.ToDeclared(member.Name.StringValue), member.Name.ContentSpan);
            text.Write(':');
            write(text, member.Value);
        }

        text.Close('}', node);
    }
}
