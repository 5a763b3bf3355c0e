using System.Diagnostics;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Delivery;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Administration;

/// <summary>What an admin reads when a scheduled pulse did not take place: what happened, what comes next and when.</summary>
internal static class SkippedRoundCards
{
    public static AdaptiveCard ForAdmin(Post.RoundSkipped skipped) => new()
    {
        Lang = CardText.Language,
        FallbackText = Phrase.Of($"{InOneLine(skipped)}. {Why(skipped)} {Next(skipped)} Write ask now to ask sooner."),
        Body =
        [
            AdaptiveTextBlock.Heading($"No pulse this time"),
            CardText.Under(CardText.Name(skipped.Team.Name), CardText.Day(skipped.Date)),
            CardText.Plain($"{Why(skipped)}"),
            CardText.Plain($"{Next(skipped)} Write **ask now** to ask sooner."),
            .. Again(skipped.Reason),
        ],
    };

    public static string InOneLine(Post.RoundSkipped skipped) => Phrase.Of($"The pulse of {CardText.Day(skipped.Date)} did not take place");

    private static string Why(Post.RoundSkipped skipped) => skipped.Reason switch
    {
        SkipReason.Outage => Phrase.Of("I was stopped or not running when the pulse was due, and by the time I could ask it was too late in the day. Nobody was asked, and no answer is lost."),
        SkipReason.TooFewPeople => Phrase.Of($"There are too few people to ask: it takes {skipped.Needed.Answers}, of whom {skipped.Needed.FromOthers} are not leaders, before anything can be shown safely. So I asked nobody.{(skipped.Team.TakesNoNudges ? "" : Phrase.Of(" The team gets small steps, and kits for its meetings, instead."))}"),
        SkipReason.RosterUnavailable => Phrase.Of("I could not read who is in the team until it was too late in the day to ask. So I asked nobody."),
        _ => throw new UnreachableException(),
    };

    private static string Next(Post.RoundSkipped skipped) =>
        Phrase.Of($"The next pulse comes on {CardText.Moment(skipped.Next.At, skipped.Team.Cadence!.ZoneId)}.");

    /// <summary>Silence must not be taken for a pulse that was asked.</summary>
    private static IEnumerable<AdaptiveElement> Again(SkipReason reason) => reason is SkipReason.Outage
        ? []
        : [CardText.Foot($"While this stays so I skip the pulse each week, and remind you of it every {TeamHistory.DaysBetweenTellings / 7} weeks.")];
}
