using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using IamPolicyAnalyzers.Analysis;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.CodeFixes;

/// <summary>A statement that a finding stands in, with what is around it.</summary>
internal sealed class PolicyPlace
{
    private const string Condition = nameof(Condition);

    private PolicyPlace(PolicyFile file, PolicyDocument document, Statement statement)
    {
        File = file;
        Document = document;
        Statement = statement;
    }

    public PolicyFile File { get; }

    public PolicyDocument Document { get; }

    public Statement Statement { get; }

    /// <summary>What the statement gives in the end; null when it gives nothing.</summary>
    public Grant? Grant => File.EntityOf(Document).Grants.Statements.FirstOrDefault(grant => grant.Statement == Statement);

    /// <summary>The value of Statement: a list, or the one statement itself.</summary>
    public JsonNode Statements => Document.Elements.First(element => element.Name == "Statement").Member.Value;

    public static PolicyPlace? At(PolicyFile file, TextSpan span)
    {
        foreach (var document in DocumentsOf(file))
        {
            foreach (var statement in document.Statements)
            {
                if (statement.Span.Contains(span))
                    return new PolicyPlace(file, document, statement);
            }
        }

        return null;
    }

    /// <summary>The place of another statement of the document.</summary>
    public PolicyPlace Beside(Statement statement) => new(File, Document, statement);

    /// <summary>The documents of a file. One that shows no policy may still be declared as one.</summary>
    public static ImmutableArray<PolicyDocument> DocumentsOf(PolicyFile file) =>
        file.Documents.IsEmpty && file.Root.Node.IsObject ? ImmutableArray.Create(file.Root) : file.Documents;

    /// <summary>The value of the Statement whose name is marked, when it can be edited and is the only one of the document.</summary>
    public static JsonNode? StatementsNamedAt(PolicyDocument document, TextSpan span)
    {
        var statements = document.Elements.Where(element => element.Name == "Statement").ToList();
        return statements.Count == 1 && statements[0].NameSpan == span && JsonEdit.IsEditable(statements[0].Member.Value) ? statements[0].Member.Value : null;
    }

    /// <summary>The member of this name, when the statement has just one that can be edited.</summary>
    public JsonMember? Member(string name)
    {
        JsonMember? found = null;
        foreach (var element in Statement.Elements)
        {
            if (element.Name != name)
                continue;
            if (found is not null || !JsonEdit.IsEditable(element.Member.Value))
                return null;
            found = element.Member;
        }

        return found;
    }

    /// <summary>True when the whole statement can be copied behind itself.</summary>
    public bool CanSplit => JsonEdit.IsEditable(Statement.Node) && JsonEdit.IsEditable(Statements) && Document.Elements.Count(element => element.Name == "Statement") == 1;

    /// <summary>True when the Condition asks about this key.</summary>
    public bool Tests(string key) => Statement.Condition is { } condition && condition.Tests.Any(test => test.Key.Text.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Adds a test to the Condition of the statement. False when that would not narrow it for certain: the key is tested already, or what the
    /// Condition asks is not known.
    /// </summary>
    public bool TryAddTest(JsonEdit edit, string operatorName, string key, JsonFragment value) => TryAddTests(edit, operatorName, (key, value));

    /// <inheritdoc cref="TryAddTest"/>
    public bool TryAddTests(JsonEdit edit, string operatorName, params (string Key, JsonFragment Value)[] tests) =>
        !tests.Any(test => Tests(test.Key)) && TryInsertTests(edit, operatorName, tests);

    /// <summary>Lets the statement hold only for requests with a key that its Condition tests already. False when Null asks about the key in any way.</summary>
    public bool TryRequireKey(JsonEdit edit, string key) =>
        !Statement.Condition!.Tests.Any(test => test.Operator is { Family: OperatorFamily.Null } && test.IsOf(key))
        && TryInsertTests(edit, "Null", [(key, JsonFragment.Of("false"))]);

    private bool TryInsertTests(JsonEdit edit, string operatorName, (string Key, JsonFragment Value)[] added)
    {
        if (!JsonEdit.IsEditable(Statement.Node) || Statement.Condition is { IsUnknown: true })
            return false;

        if (Member(Condition) is not { } condition)
        {
            if (Statement.Has(Condition))
                return false;
            edit.InsertMember(Statement.Node, LastMember(Statement.Node), Condition, JsonFragment.Of(operatorName, JsonFragment.Of(added)));
            return true;
        }

        if (!condition.Value.IsObject)
            return false;
        if (!condition.Value.TryGetMember(operatorName, out var tests))
            edit.InsertMember(condition.Value, LastMember(condition.Value), operatorName, JsonFragment.Of(added));
        else if (tests.Value.IsObject)
            edit.InsertMembers(tests.Value, LastMember(tests.Value), added);
        else
            return false;
        return true;
    }

    /// <summary>
    /// Changes the statement for the entries of Action that are meant; the others stay behind as they are, and the changed ones move to a copy. False
    /// when the change suits not all of those meant, or cannot be made.
    /// </summary>
    public bool TryChangeFor(JsonEdit edit, Func<ActionPattern, bool> isMeant, Func<ActionPattern, bool> suits, Func<JsonEdit, bool> tryChange)
    {
        var entries = Statement.Action?.Entries ?? ImmutableArray<ActionPattern>.Empty;
        if (Member("Action") is not { } actions || !entries.Any(isMeant) || !entries.Where(isMeant).All(suits))
            return false;
        if (entries.All(suits))
            return tryChange(edit);
        if (!CanSplit)
            return false;

        var moved = entries.Where(isMeant).Select(entry => entry.Text).ToList();
        var copy = new JsonEdit(File.Tree);
        RenameCopy(copy);
        copy.ReplaceEntries(actions.Value, entry => moved.Contains(entry.StringValue) ? null : []);
        if (!tryChange(copy))
            return false;
        edit.ReplaceEntries(actions.Value, entry => moved.Contains(entry.StringValue) ? [] : null);
        edit.InsertCopy(Statements, Statement.Node, copy);
        return true;
    }

    /// <summary>Gives the copy of the statement a Sid of its own: the number after the old one that is free.</summary>
    public void RenameCopy(JsonEdit copy)
    {
        if (Member("Sid") is not { Value.IsString: true } sid)
            return;
        var taken = Document.Statements.Select(statement => statement.Sid?.Text).ToList();
        var number = 2;
        while (taken.Contains(sid.Value.StringValue + number))
            number++;
        copy.Replace(sid.Value, sid.Value.StringValue + number);
    }

    /// <summary>The strings of a value that is one string or a list; functions and the like are left out.</summary>
    public static IEnumerable<JsonNode> StringsOf(JsonNode value)
    {
        if (value.IsString)
            yield return value;
        foreach (var item in value.Items)
        {
            if (item.IsString)
                yield return item;
        }
    }

    private static JsonMember? LastMember(JsonNode owner)
    {
        JsonMember? last = null;
        foreach (var member in owner.Members)
            last = member;
        return last;
    }
}
