using System.Diagnostics;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Spanners;
using CollabBot.Languages;

namespace CollabBot.Teams.Spanners;

/// <summary>A person says that they work with partners, and turns down what is not for them: by a button, and by typing. Nobody else is told.</summary>
internal sealed class SpannerActions(ChooseConnecting choosing)
{
    private const string Word = "connect";
    private const string NotForMe = "not for me";
    private const string StopThese = "stop these";
    private static string Noted => Phrase.Of("Noted. I do not send you this step again.");
    private static string NoStep => Phrase.Of("I have sent you no such step. Nothing was changed. Write connect to see what this is about.");

    /// <returns>True for <c>connect</c>, and for it with anything behind; and for what the buttons of a message say.</returns>
    public static bool IsAbout(string words) => words is Word or NotForMe or StopThese || words.StartsWith(Word + " ", StringComparison.Ordinal);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var answer = words switch
        {
            NotForMe => new CardAnswer.Notice(await TurnDownAsync(sender, null, cancellationToken)),
            StopThese => await ChooseAsync(sender, SpannerCards.Off, cancellationToken),
            _ => await ChooseAsync(sender, words[Word.Length..].Trim(), cancellationToken),
        };
        await turn.SendActivityAsync(answer is CardAnswer.Replaced { Card: var card } ? OutboundActivity.FromCard(card, card.FallbackText) : OutboundActivity.FromText(((CardAnswer.Notice)answer).Text), cancellationToken);
    }

    public Task<CardAnswer> ChooseAsync(Sender sender, CardData data, CancellationToken cancellationToken) => ChooseAsync(sender, data.Text(CardActions.Value) ?? "", cancellationToken);

    /// <summary>The answer is a notice: the card has a question on it too, which stays.</summary>
    public async Task<CardAnswer> TurnDownAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        new CardAnswer.Notice(data.Id(CardActions.Nudge) is { } id ? await TurnDownAsync(sender, id, cancellationToken) : NoStep);

    /// <param name="wish">As it came; empty to change nothing.</param>
    private async Task<CardAnswer> ChooseAsync(Sender sender, string wish, CancellationToken cancellationToken)
    {
        var (outcome, problem) = wish switch
        {
            "on" or SpannerCards.Both => (await choosing.HandleAsync(sender.Person, steps: true, questions: true, cancellationToken), null),
            SpannerCards.Steps => (await choosing.HandleAsync(sender.Person, steps: true, questions: false, cancellationToken), null),
            SpannerCards.Questions => (await choosing.HandleAsync(sender.Person, steps: false, questions: true, cancellationToken), null),
            SpannerCards.Off => (await choosing.HandleAsync(sender.Person, steps: false, questions: false, cancellationToken), null),
            _ => (await choosing.ShowAsync(sender.Person, cancellationToken), wish.Length > 0 ? SpannerCards.NoSuchWish : null),
        };
        return outcome switch
        {
            SpannerOutcome.Chosen now => new CardAnswer.Replaced(SpannerCards.Of(now, problem)),
            SpannerOutcome.NoTeam => new CardAnswer.Notice(SpannerCards.NoTeam),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<string> TurnDownAsync(Sender sender, string? nudgeId, CancellationToken cancellationToken) =>
        await choosing.TurnDownAsync(sender.Person, nudgeId, cancellationToken) switch
        {
            NotForMeOutcome.Noted => Noted,
            NotForMeOutcome.Unknown => NoStep,
            _ => throw new UnreachableException(),
        };
}
