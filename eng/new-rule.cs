// Starts a rule: dotnet run eng/new-rule.cs -- Wildcards WildcardAction [IAM0601]
// Writes rule, test, page, id, its line in RuleTable.cs and release row. Each stays red, by test or by compiler, until it is filled in.
#:property PublishAot=false
#:property ImplicitUsings=enable
using System.Diagnostics;
using System.Text.RegularExpressions;

if (args is not [{ } family, { } name, ..] || !args.Take(2).All(a => Regex.IsMatch(a, "^[A-Z][A-Za-z0-9]+$")) || args.Length > 3)
    return Fail("usage: dotnet run eng/new-rule.cs -- <Family> <Name> [<id>]");

var root = Directory.GetCurrentDirectory();
while (!File.Exists(Path.Combine(root, "IamPolicyAnalyzers.sln")))
{
    if (Path.GetDirectoryName(root) is not { } parent)
        return Fail("start it inside the repository");
    root = parent;
}

var idsPath = At("src/IamPolicyAnalyzers/Analysis/RuleIds.cs");
var tablePath = At("src/IamPolicyAnalyzers/RuleTable.cs");
var releasesPath = At("src/IamPolicyAnalyzers/AnalyzerReleases.Unshipped.md");
var categoriesPath = At("src/IamPolicyAnalyzers/Analysis/RuleCategory.cs");
var rulePath = At($"src/IamPolicyAnalyzers/Rules/{family}/{name}.cs");
var testPath = At($"tests/IamPolicyAnalyzers.Tests/Rules/{family}/{name}Tests.cs");

var ids = File.ReadAllLines(idsPath).ToList();
var listed = ids.Select(line => Regex.Match(line, """const string (\w+) = "(IAM\d{4})";""")).Where(m => m.Success).Select(m => (Name: m.Groups[1].Value, Id: m.Groups[2].Value)).ToArray();
if (Choose() is not { } id)
    return Fail($"the family {family} has no rule yet: give the id, such as IAM{NextHundred():00}01");

var pagePath = At($"docs/rules/{id}.md");
foreach (var path in new[] { rulePath, testPath, pagePath })
{
    if (File.Exists(path))
        return Fail($"{Relative(path)} exists already");
}

if (!Regex.IsMatch(id, @"^IAM\d{4}$") || listed.Any(l => l.Id == id && l.Name != name) || listed.Any(l => l.Name == name && l.Id != id))
    return Fail($"{id} is no id, or RuleIds.cs lists it or {name} otherwise");

var idOfName = listed.Append((Name: name, Id: id)).Distinct().ToDictionary(l => l.Name, l => l.Id);
if (!listed.Any(l => l.Id == id))
    InsertSorted(ids, idsPath, $"    public const string {name} = \"{id}\";", line => Regex.Match(line, @"""(IAM\d{4})"";").Groups[1].Value, id);
if (!ids.Contains($"        {name},"))
    InsertSorted(ids, idsPath, $"        {name},", line => IdIn(line, @"^        (\w+),$"), id);

var table = File.ReadAllLines(tablePath).ToList();
if (!table.Any(line => line.Contains($"RuleIds.{name} =>")))
    InsertSorted(table, tablePath, $"        RuleIds.{name} => new {name}(),", line => IdIn(line, @"^        RuleIds\.(\w+) =>"), id);
var import = $"using IamPolicyAnalyzers.Rules.{family};";
if (!table.Contains(import))
    InsertSorted(table, tablePath, import, line => Regex.Match(line, @"^using .+;$").Value, import);

var categories = File.ReadAllLines(categoriesPath).ToList();
var category = $"    public const string {family} = \"{family}\";";
if (!categories.Contains(category))
    Write(categoriesPath, categories.Take(categories.Count - 1).Append(category).Append("}"));

var releases = File.ReadAllLines(releasesPath).ToList();
if (!releases.Any(line => line.Contains("Rule ID |")))
    releases.AddRange(["", "### New Rules", "", "Rule ID | Category | Severity | Notes", "--------|----------|----------|-------"]);
if (!releases.Any(line => line.StartsWith($"{id} |")))
    InsertSorted(releases, releasesPath, $"{id} | {family} | Warning | {name}", line => Regex.Match(line, @"^(IAM\d{4}) \|").Groups[1].Value, id);

Write(rulePath, [$$"""
    using IamPolicyAnalyzers.Analysis;
    using Microsoft.CodeAnalysis;
    using Microsoft.CodeAnalysis.Diagnostics;

    namespace IamPolicyAnalyzers.Rules.{{family}};

    /// <summary>FILL_IN: the pattern that is wrong</summary>
    [DiagnosticAnalyzer(LanguageNames.CSharp, LanguageNames.VisualBasic)]
    internal sealed class {{name}}() : PolicyRule(Descriptor)
    {
        private static readonly DiagnosticDescriptor Descriptor = Rule.Create(
            id: RuleIds.{{name}},
            title: "FILL_IN the fact without arguments",
            messageFormat: "FILL_IN the fact about '{0}'; what to write instead",
            category: RuleCategory.{{family}},
            defaultSeverity: DiagnosticSeverity.Warning,
            description: "FILL_IN why it matters.");

        protected override void Analyze(PolicyContext context)
        {
        }
    }
    """]);

Write(testPath, [$$""""
    using System.Threading.Tasks;
    using Xunit;
    using Verify = IamPolicyAnalyzers.Tests.RuleVerifier<IamPolicyAnalyzers.Rules.{{family}}.{{name}}>;

    namespace IamPolicyAnalyzers.Tests.Rules.{{family}};

    public sealed class {{name}}Tests
    {
        [Fact]
        public Task Reports_FILL_IN() => Verify.Reports(
            """
            { "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "[|s3:GetObject|]", "Resource": "*" } }
            """,
            "FILL_IN the exact message");

        [Fact]
        public Task Accepts_FILL_IN_the_near_miss() => Verify.Accepts(
            """
            { "Version": "2012-10-17",
              "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::demo-bucket/*" } }
            """);
    }
    """"]);

// The tests know the form of a page, and write it from the descriptor.
Console.WriteLine($"writing {Relative(pagePath)}");
var pages = new ProcessStartInfo("dotnet", ["test", At("tests/IamPolicyAnalyzers.Tests"), "--filter", "Rules_have_a_page", "--verbosity", "quiet"]) { Environment = { ["UPDATE_DOCS"] = "1" } };
using (var tests = Process.Start(pages)!)
{
    tests.WaitForExit();
    if (!File.Exists(pagePath))
        return Fail("the page could not be written");
}

Console.WriteLine($"""

    Next: fill in rule, test and page; what is left says
      dotnet test tests/IamPolicyAnalyzers.Tests --filter "{name}|Repository"
    Title, facts and the table of the README follow the descriptor:
      UPDATE_DOCS=1 dotnet test tests/IamPolicyAnalyzers.Tests --filter Repository
    """);
return 0;

string At(string relative) => Path.Combine(root, relative);

string Relative(string path) => Path.GetRelativePath(root, path).Replace('\\', '/');

// The id that is given or listed for the name, else the next one of the family, whose hundred its other rules tell.
string? Choose()
{
    if (args.Length == 3)
        return args[2];
    if (listed.FirstOrDefault(l => l.Name == name).Id is { } known)
        return known;

    var folder = At($"src/IamPolicyAnalyzers/Rules/{family}");
    var names = Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.cs").Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet() : [];
    return listed.Where(l => names.Contains(l.Name)).Select(l => l.Id[..5]).FirstOrDefault() is { } hundred
        ? $"{hundred}{listed.Where(l => l.Id.StartsWith(hundred)).Max(l => int.Parse(l.Id[5..])) + 1:00}"
        : null;
}

int NextHundred() => listed.Select(l => int.Parse(l.Id[3..5])).DefaultIfEmpty(0).Max() + 1;

// The id of the rule that a line of a list names; empty for other lines.
string IdIn(string line, string form) => idOfName.GetValueOrDefault(Regex.Match(line, form).Groups[1].Value, "");

void InsertSorted(List<string> lines, string path, string line, Func<string, string> key, string id)
{
    var before = lines.FindLastIndex(l => key(l) is { Length: > 0 } k && string.CompareOrdinal(k, id) < 0);
    var after = lines.FindIndex(l => key(l) is { Length: > 0 } k && string.CompareOrdinal(k, id) > 0);
    lines.Insert(before >= 0 ? before + 1 : after >= 0 ? after : path == releasesPath ? lines.Count : lines.Count - 1, line);
    Write(path, lines);
}

void Write(string path, IEnumerable<string> lines)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, string.Join("\n", lines) + "\n");
    Console.WriteLine($"wrote {Relative(path)}");
}

int Fail(string reason)
{
    Console.Error.WriteLine(reason);
    return 1;
}
