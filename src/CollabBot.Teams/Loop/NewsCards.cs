using System.Diagnostics;
using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Cadence;
using CollabBot.Core.Loop;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Loop;

/// <summary>What a team reads of its leaders' replies: in its channel, or each person in their own chat.</summary>
internal static class NewsCards
{
    private static string LessOften => Phrase.Of("I ask less often for now");
    private static string Asked => Phrase.Of("Did you notice it?");
    private static string Counted => Phrase.Of("What came of it");
    private static string WhyHere => Phrase.Of("You get this here and not in the team's channel, which others may be able to read.");

    public static AdaptiveCard ForChannel(Team team, LoopNews news) => Card(team, news, []);

    public static AdaptiveCard ForMember(Team team, LoopNews news) => Card(team, news, [CardText.Quiet($"{WhyHere}")]);

    /// <summary>What a notification says.</summary>
    public static string InOneLine(LoopNews news) => news switch
    {
        LoopNews.Replied => Phrase.Of($"A leader has replied to the summary of {CardText.Day(news.Pulse)}"),
        LoopNews.Unanswered => LessOften,
        LoopNews.NoticeAsked => Asked,
        LoopNews.NoticeCounted => Counted,
        _ => throw new UnreachableException(),
    };

    private static AdaptiveCard Card(Team team, LoopNews news, AdaptiveElement[] added) => new()
    {
        Lang = CardText.Language,
        FallbackText = $"{InOneLine(news)}. {InPlainWords(news)}",
        Body =
        [
            AdaptiveTextBlock.Heading(news is LoopNews.Replied ? (AdaptiveText)$"A leader has replied" : $"{InOneLine(news)}"),
            CardText.Under(CardText.Name(team.Name), Phrase.Of($"summary of {CardText.Day(news.Pulse)}")),
            .. Said(team, news),
            .. added,
        ],
        Actions = news is LoopNews.NoticeAsked asked ? [.. NoticedVote.All.Select(vote => Vote(team, asked.Check, vote))] : null,
    };

    private static IEnumerable<AdaptiveElement> Said(Team team, LoopNews news) => news switch
    {
        LoopNews.Replied replied =>
        [
            CardText.Plain(ReplyTexts.Of(replied.Reply)),
            .. replied.Rhythm is { } rhythm ? [CardText.Plain($"{rhythm}")] : (ReadOnlySpan<AdaptiveElement>)[],
            .. replied.Reply is LeaderReply.Heard ? [] : (ReadOnlySpan<AdaptiveElement>)[CardText.Foot($"In the leader's own words.")],
        ],
        LoopNews.Unanswered unanswered =>
        [
            CardText.Plain($"{Silence(unanswered)} {unanswered.Rhythm}"),
            CardText.Foot($"A leader can reply with the buttons of the digest, or by writing **heard** to me."),
        ],
        LoopNews.NoticeAsked asked =>
        [
            CardText.Plain($"A leader of your team said:"),
            CardText.Plain(ReplyTexts.Of(asked.Check.Promise)),
            CardText.Foot(OneTap(team, asked.Check)),
        ],
        LoopNews.NoticeCounted counted =>
        [
            CardText.Plain($"A leader of your team said:"),
            CardText.Plain(ReplyTexts.Of(counted.Promise)),
            CardText.Plain($"{HowMany(counted.Result)}"),
        ],
        _ => throw new UnreachableException(),
    };

    private static string InPlainWords(LoopNews news) => news switch
    {
        LoopNews.Replied replied => replied.Rhythm is { } rhythm ? $"{ReplyTexts.InPlainWords(replied.Reply)} {rhythm}" : ReplyTexts.InPlainWords(replied.Reply),
        LoopNews.Unanswered unanswered => $"{Silence(unanswered)} {unanswered.Rhythm}",
        LoopNews.NoticeAsked asked => Phrase.Of($"A leader of your team said: {ReplyTexts.InPlainWords(asked.Check.Promise)} Write to me in our own chat: noticed yes, noticed partly, or noticed no."),
        LoopNews.NoticeCounted counted => Phrase.Of($"A leader of your team said: {ReplyTexts.InPlainWords(counted.Promise)} {HowMany(counted.Result)}"),
        _ => throw new UnreachableException(),
    };

    private static AdaptiveText OneTap(Team team, NoticedCheck check) =>
        $"One tap, sealed until {CardText.Moment(check.ClosesAt, (team.Cadence ?? PulseCadence.Default).ZoneId)}. Then I say in words how many noticed it, if {NoticedCheck.FewestVotes} people or more who do not lead the team have tapped; never who. You can also write **noticed yes**, **partly** or **no** to me.";

    private static AdaptiveExecuteAction Vote(Team team, NoticedCheck check, NoticedVote vote) => new()
    {
        Title = vote == NoticedVote.Yes ? Phrase.Of("Yes") : vote == NoticedVote.Partly ? Phrase.Of("Partly") : Phrase.Of("No"),
        Verb = CardActions.Noticed,
        Data = new JsonObject
        {
            ["v"] = 1,
            [CardActions.Team] = team.Ref.Team.Value,
            [CardActions.Round] = check.Round.Value,
            [CardActions.Reply] = check.Reply,
            [CardActions.Value] = vote.Code,
        },
    };

    private static string HowMany(Noticed result) => result switch
    {
        Noticed.ByMost => Phrase.Of("Most of those who answered noticed it."),
        Noticed.ByAboutHalf => Phrase.Of("About half of those who answered noticed it."),
        Noticed.ByFew => Phrase.Of("Few of those who answered noticed it."),
        _ => throw new UnreachableException(),
    };

    private static string Silence(LoopNews.Unanswered unanswered) =>
        Phrase.Of($"For {ReplyGate.WorkingDays} working days no leader has replied to the summary of {CardText.Day(unanswered.Pulse)}.");
}
