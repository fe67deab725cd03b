using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace IamPolicyAnalyzers.Tests.Verification;

public sealed class RoslynVersionTests
{
    [Theory]
    [InlineData(typeof(Diagnostic))]
    [InlineData(typeof(CodeFixProvider))]
    [InlineData(typeof(CSharpCompilation))]
    public void Runs_on_the_Roslyn_that_the_project_names(Type type)
    {
        var named = typeof(RoslynVersionTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "RoslynVersion").Value;

        Assert.Equal(named, type.Assembly.GetName().Version!.ToString(3));
    }
}
