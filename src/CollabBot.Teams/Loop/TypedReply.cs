using System.Text.RegularExpressions;
using CollabBot.Core.Loop;
using CollabBot.Languages;
using CollabBot.Teams.Pulses;
using NodaTime;

namespace CollabBot.Teams.Loop;

/// <summary>Understands a reply that a leader types: <c>heard</c>, <c>will do a shorter meeting by 3 March</c>, <c>cannot because there is no money</c>.</summary>
internal static partial class TypedReply
{
    public const string Heard = "heard";

    private const string Noticed = "noticed ";

    public static string HowTo => Phrase.Of("Write *will do* and what, such as *will do: a shorter Monday meeting by 3 March*; or *cannot because* and why. You see it as your team will before it is sent.");

    /// <returns>What <c>noticed yes</c>, <c>partly</c> or <c>no</c> says; null for other words.</returns>
    public static NoticedVote? VoteIn(string words) => words.StartsWith(Noticed, StringComparison.Ordinal) ? NoticedVote.Find(words[Noticed.Length..]) : null;

    /// <returns>The kind of reply and what follows the command; null for words that are none.</returns>
    public static (ReplyKind Kind, string Words)? In(string text) => Command().Match(text) is { Success: true } command
        ? (command.Groups["do"].Success ? ReplyKind.WillDo : ReplyKind.Cannot, command.Groups["words"].Value)
        : null;

    /// <summary>Takes a day from the end of what will be done. What is no day stays part of the words.</summary>
    /// <param name="locale">Of the leader's client; says whether 3/4 is a day of March or of April.</param>
    public static ReplyDraft Read(ReplyKind kind, string words, string? locale, DateTimeOffset now, DateTimeZone zone)
    {
        if (kind is ReplyKind.WillDo && words.LastIndexOf(" by ", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            && TypedDay.Read(words[(at + 4)..].TrimEnd('.', '!', ' '), locale, now, zone) is { } day)
        {
            return ReplyDraft.Of(kind, words[..at].TrimEnd(',', ' '), day);
        }

        return ReplyDraft.Of(kind, words, null);
    }

    [GeneratedRegex(@"^\s*(?:(?:i|we) )?(?:(?<do>will do)|cannot|can['’]t|can not)(?:,?\s+because)?\b[\s,:…\-–—]*(?<words>.*)$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Command();
}
