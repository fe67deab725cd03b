using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using IamPolicyAnalyzers.Documents;
using IamPolicyAnalyzers.Json;
using IamPolicyAnalyzers.Policies;
using Microsoft.CodeAnalysis.Text;

namespace IamPolicyAnalyzers.Analysis;

/// <summary>All that the text of one file says. It depends on the text alone: path, declared type and options belong to the context of a rule.</summary>
internal sealed class PolicyFile
{
    /// <summary>In characters. A larger file is left alone and reported: an editor asks again at each keystroke.</summary>
    public const int MaxLength = 20 * 1024 * 1024;

    /// <summary>In characters; the longest policy that AWS itself has written takes more than half of it, and nobody else may write one a tenth as long.</summary>
    public const int MaxDocumentLength = 256 * 1024;

    private readonly Lazy<PolicyDocument> _root;
    private readonly Lazy<UnplacedPolicy?> _unplaced;
    private readonly Lazy<HashSet<AttachmentTarget>> _grantedElsewhere;
    private readonly Dictionary<PolicyDocument, PolicyEntity> _entities = [];

    private PolicyFile(SourceText text, JsonTree tree, PolicyContainer container)
    {
        Text = text;
        Tree = tree;
        Container = container;
        Documents = Bind();
        Errors = ImmutableArray.CreateRange(Trees().Where(IsForAws).SelectMany(static tree => tree.Errors));
        _grantedElsewhere = new(FindGrantedElsewhere);
        _root = new(() => PolicyBinder.Bind(new DocumentSite(tree.Root)));

        // A report holds old versions, and what AWS has written, on purpose.
        _unplaced = new(() => Container.Kind == ContainerKind.AccountDetails ? null : UnplacedPolicy.Find(tree, Container.Sites));
    }

    public SourceText Text { get; }

    /// <summary>The tree of the text; of a credential report, which is no JSON, that of nothing.</summary>
    public JsonTree Tree { get; }

    public PolicyContainer Container { get; }

    /// <summary>The policies of the file, in text order.</summary>
    public ImmutableArray<PolicyDocument> Documents { get; }

    public bool IsTooLarge => Text.Length > MaxLength;

    /// <summary>True when the text is no JSON, so that something that seems missing may only be unfinished.</summary>
    public bool HasErrors => !Errors.IsEmpty;

    /// <summary>Every way in which the text is no JSON, and after those the ways in which a policy is none that stands in a string.</summary>
    public ImmutableArray<JsonError> Errors { get; }

    /// <summary>The first bracket that nests too deep to be read, of the file or of a policy in a string.</summary>
    public TextSpan? TooDeep => Trees().Select(static tree => tree.TooDeep).FirstOrDefault(static bracket => bracket is not null);

    /// <summary>The first policy that is too long to be judged.</summary>
    public PolicyDocument? FirstTooLong
    {
        get
        {
            foreach (var document in Documents)
            {
                if (IsTooLong(document))
                    return document;
            }

            return null;
        }
    }

    /// <summary>True when the words of a policy stand somewhere in the text, also in one too large to be read.</summary>
    public bool MentionsPolicy => Mentions("Statement") && Mentions("Effect");

    /// <summary>The root read as a policy, for a file that is declared to be one though its content does not show it.</summary>
    public PolicyDocument Root => _root.Value;

    /// <summary>The first policy-shaped object that stands where no known container keeps policies.</summary>
    public UnplacedPolicy? Unplaced => _unplaced.Value;

    public static PolicyFile Parse(SourceText text, CancellationToken cancellationToken = default)
    {
        const string Nothing = "null";
        var content = text.Length > MaxLength ? Nothing : text.ToString();
        if (AccountEvidence.TryRecognizeReport(new TextMap(content, offset: 0)) is { } report)
            return new(text, JsonTree.Parse(Nothing, cancellationToken), report);
        var tree = JsonTree.Parse(content, cancellationToken);
        return new(text, tree, PolicyContainer.Recognize(tree));
    }

    public static PolicyFile Parse(string text) => Parse(SourceText.From(text));

    /// <summary>The users, groups and roles that get managed policies which the file does not hold.</summary>
    public ISet<AttachmentTarget> GrantedElsewhere => _grantedElsewhere.Value;

    /// <summary>The user, group or role that has this document, with its other documents; a document that the file attaches to nobody stands alone.</summary>
    public PolicyEntity EntityOf(PolicyDocument document) =>
        _entities.TryGetValue(document, out var entity) ? entity : new PolicyEntity(ImmutableArray.Create(document));

    /// <summary>
    /// The policy in a string of the file in which a span lies, read as if its text were a file: spans count from its start. Null when the span lies in
    /// none. What it is attached to stays known.
    /// </summary>
    /// <param name="map">The way from the text of the policy to this file.</param>
    public PolicyFile? NestedAt(TextSpan span, out TextMap? map)
    {
        map = null;
        foreach (var tree in Trees())
        {
            if (tree.Map is not { } outer || !outer.ToOuter(new(0, tree.Text.Length)).Contains(span))
                continue;
            map = outer;
            var alone = JsonTree.Parse(tree.Text);
            var own = ImmutableArray.CreateRange(Documents.Where(document => document.Node.Tree == tree));
            var sites = ImmutableArray.CreateRange(own, document => document.Site.In(alone));
            var nested = new PolicyFile(
                SourceText.From(tree.Text), alone, new PolicyContainer(ContainerKind.BarePolicy, sites, ImmutableArray<PolicyAttachment>.Empty));
            for (var i = 0; i < own.Length; i++)
                nested._entities[nested.Documents[i]] = new PolicyEntity(EntityOf(own[i]).Documents.Replace(own[i], nested.Documents[i]));
            return nested;
        }

        return null;
    }

    /// <summary>True when an empty line sets apart what stands in these two places.</summary>
    public bool HasBlankLineBetween(TextSpan first, TextSpan second)
    {
        var lines = Text.Lines;
        var last = lines.IndexOf(second.Start);
        for (var line = lines.IndexOf(first.End) + 1; line < last; line++)
        {
            if (string.IsNullOrWhiteSpace(lines[line].ToString()))
                return true;
        }

        return false;
    }

    public static bool IsTooLong(PolicyDocument document) => document.Node.RawText.Length > MaxDocumentLength;

    /// <summary>False for a file that only happens to hold policies in its strings: who reads it may take comments.</summary>
    private bool IsForAws(JsonTree tree) => tree != Tree || Container.Kind != ContainerKind.EmbeddedText;

    /// <summary>The tree of the file, and those of the policies in its strings.</summary>
    private IEnumerable<JsonTree> Trees()
    {
        yield return Tree;
        var seen = new HashSet<JsonTree>();
        foreach (var site in Container.Sites)
        {
            if (site.Node.Tree is { } tree && tree != Tree && seen.Add(tree))
                yield return tree;
        }
    }

    // Piece by piece: a string of the whole text would double the memory that a large file takes.
    private bool Mentions(string word)
    {
        const int PieceLength = 32 * 1024;
        var piece = new char[Math.Min(PieceLength, Text.Length)];
        for (var start = 0; start < Text.Length; start += PieceLength - word.Length)
        {
            var length = Math.Min(piece.Length, Text.Length - start);
            Text.CopyTo(start, piece, 0, length);
            if (piece.AsSpan(0, length).IndexOf(word.AsSpan()) >= 0)
                return true;
        }

        return false;
    }

    private HashSet<AttachmentTarget> FindGrantedElsewhere()
    {
        var held = new HashSet<string>();
        foreach (var document in Documents)
        {
            if (document.Attachment is { } attachment)
                held.Add(attachment.PolicyName);
        }

        var targets = new HashSet<AttachmentTarget>();
        foreach (var attachment in Container.Attachments)
        {
            if (!attachment.IsInline && !held.Contains(attachment.PolicyName))
                targets.UnionWith(attachment.Targets);
        }

        return targets;
    }

    private ImmutableArray<PolicyDocument> Bind()
    {
        var documents = ImmutableArray.CreateBuilder<PolicyDocument>(Container.Sites.Length);
        var attached = new Dictionary<AttachmentTarget, ImmutableArray<PolicyDocument>.Builder>();
        foreach (var site in Container.Sites)
        {
            var document = PolicyBinder.Bind(site);
            documents.Add(document);
            if (site.Attachment is not { } attachment)
                continue;
            if (!attached.TryGetValue(attachment.Target, out var siblings))
                attached.Add(attachment.Target, siblings = ImmutableArray.CreateBuilder<PolicyDocument>());
            siblings.Add(document);
        }

        foreach (var siblings in attached.Values)
        {
            // A policy that only a condition of the template deploys counts beside the certain ones, but not beside another of its kind.
            var certain = ImmutableArray.CreateRange(siblings.Where(s => !s.Site.IsConditional));
            var entity = new PolicyEntity(certain);
            foreach (var document in siblings)
                _entities.Add(document, document.Site.IsConditional ? new PolicyEntity(certain.Add(document)) : entity);
        }

        foreach (var document in documents)
        {
            if (document.Attachment is null)
                _entities.Add(document, new PolicyEntity(ImmutableArray.Create(document)));
        }

        return documents.MoveToImmutable();
    }
}

/// <summary>The policies one file gives to one user, group or role. What is granted in the end follows from all of them together.</summary>
internal sealed class PolicyEntity
{
    private readonly Lazy<Grants> _grants;
    private readonly Lazy<bool> _hasUnknownParts;

    public PolicyEntity(ImmutableArray<PolicyDocument> documents)
    {
        Documents = documents;
        _grants = new(() => new Grants(documents));
        _hasUnknownParts = new(() => documents.Any(static document =>
            document.HasUnknownStatements || document.Statements.Any(static s => s.IsAllow && s.Action is null or { IsUnknown: true })));
    }

    public ImmutableArray<PolicyDocument> Documents { get; }

    public Grants Grants => _grants.Value;

    /// <summary>True when a function stands for actions or statements, so that more may be granted than can be seen.</summary>
    public bool HasUnknownParts => _hasUnknownParts.Value;
}
