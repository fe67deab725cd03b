using System;
using System.IO;
using BenchmarkDotNet.Attributes;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Benchmarks;

/// <summary>What a rule pays for asking the catalogue.</summary>
[MemoryDiagnoser]
public class CatalogueBenchmarks
{
    private static readonly ActionCatalogue Catalogue = ActionCatalogue.Instance;
    private static readonly ActionSet S3 = Catalogue.Match("s3".AsSpan(), "*".AsSpan());
    private static readonly ActionSet Reads = Catalogue.OfLevel(AccessLevel.Read);

    [Benchmark]
    public int Open()
    {
        using var resource = typeof(ActionCatalogue).Assembly.GetManifestResourceStream("IamPolicyAnalyzers.Catalogue.catalogue.bin")!;
        return ActionCatalogue.Open(resource).TryGetAction("s3:GetObject", out var action) ? action.Index : throw new InvalidDataException();
    }

    [Benchmark(Baseline = true)]
    public bool FindAction() => Catalogue.TryGetAction("dynamodb:BatchGetItem", out _);

    [Benchmark]
    public bool FindTagKey() => Catalogue.TryGetConditionKey("aws:ResourceTag/team".AsSpan(), out _);

    [Benchmark]
    public object MatchHead() => Catalogue.Match("s3".AsSpan(), "Get*".AsSpan());

    [Benchmark]
    public object MatchService() => Catalogue.Match("ec2".AsSpan(), "*".AsSpan());

    [Benchmark]
    public object MatchInside() => Catalogue.Match("iam".AsSpan(), "*Policy*".AsSpan());

    [Benchmark]
    public object MatchEveryService() => Catalogue.Match("*".AsSpan(), "TagResource".AsSpan());

    [Benchmark]
    public object Intersect() => S3.Intersect(Reads);

    [Benchmark]
    public bool SuggestAction() => Catalogue.TrySuggestAction("ec2".AsSpan(), "DescribeInstence".AsSpan(), out _);
}
