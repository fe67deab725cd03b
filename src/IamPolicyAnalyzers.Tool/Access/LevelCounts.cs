using System.Collections.Generic;
using System.Linq;
using IamPolicyAnalyzers.Catalogue;

namespace IamPolicyAnalyzers.Tool.Access;

/// <summary>A set of actions by access level, what weighs most first.</summary>
internal static class LevelCounts
{
    private static readonly AccessLevel[] s_byWeight = [AccessLevel.PermissionsManagement, AccessLevel.Write, AccessLevel.Tagging, AccessLevel.Read, AccessLevel.List];

    /// <summary>The levels of which the set has actions, with these.</summary>
    public static IEnumerable<(AccessLevel Level, ActionSet Actions)> Of(ActionSet actions) =>
        s_byWeight.Select(level => (level, actions.Intersect(ActionCatalogue.Instance.OfLevel(level)))).Where(static part => !part.Item2.IsEmpty);

    /// <summary><c>1 Permissions management, 20 Write</c></summary>
    public static string TextOf(ActionSet actions) => string.Join(", ", Of(actions).Select(static part => $"{part.Actions.Count} {part.Level.ToText()}"));

    /// <summary><c>1 action</c>, <c>58 actions</c></summary>
    public static string CountText(int count) => count == 1 ? "1 action" : $"{count} actions";
}
