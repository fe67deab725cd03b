using System.Linq;
using BenchmarkDotNet.Running;
using IamPolicyAnalyzers.Benchmarks;

if (args.FirstOrDefault() == "editor")
    await EditorLatency.RunAsync();
else
    BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
