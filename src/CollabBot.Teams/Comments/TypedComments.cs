using System.Diagnostics.CodeAnalysis;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.Comments;
using CollabBot.Core.Practice;
using CollabBot.Core.Pulses;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Comments;

/// <summary>Writing, seeing and withdrawing a comment by typing: the same use case as the buttons.</summary>
internal sealed class TypedComments(TeamRegistry teams, WriteComment comments, CommentActions actions, TimeProvider time)
{
    private const string Word = "comment";
    private const string Send = "send comment";
    private static string NoneTaken => Phrase.Of("None of your teams takes comments just now, so there is nothing to write, to see or to withdraw.");
    private static string WhichTeam => Phrase.Of("More than one of your teams takes comments. Please write *comment* and use the card of the one you mean.");
    private static string HowTo => Phrase.Of("Write the area, a colon and your words, such as *comment trust: we should…*, or *comment* alone for a card.");

    /// <returns>True for words that are about comments.</returns>
    public static bool IsAbout(string words) =>
        words is Word or "my comments" or "withdraw comment" or "withdraw comments" or "withdraw my comment" or "withdraw my comments"
        || words.StartsWith(Word + " ", StringComparison.Ordinal) || words.StartsWith(Send + " ", StringComparison.Ordinal);

    /// <param name="words">As <see cref="IsAbout"/> takes them.</param>
    public static Operation OperationIn(string words) =>
        words is "my comments" ? Operation.SeeOwnData
        : words.StartsWith("withdraw ", StringComparison.Ordinal) ? Operation.WithdrawOwnData
        : Operation.Comment;

    /// <param name="words">As <see cref="IsAbout"/> takes them.</param>
    /// <param name="text">As the person wrote it.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, string text, CancellationToken cancellationToken)
    {
        var places = await PlacesAsync(sender, cancellationToken);
        if (places is [])
        {
            await SayAsync(turn, NoneTaken, cancellationToken);
            return;
        }

        var at = turn.Activity.Timestamp ?? time.GetUtcNow();
        var isSending = words.StartsWith(Send, StringComparison.Ordinal);
        if (words == Word)
        {
            await EachAsync(turn, places, place => actions.BoxAsync(sender, place.Plan.Ref, null, cancellationToken), cancellationToken);
        }
        else if (!isSending && !words.StartsWith(Word + " ", StringComparison.Ordinal))
        {
            var isWithdrawal = words.StartsWith("withdraw", StringComparison.Ordinal);
            await EachAsync(turn, places, async place => CommentActions.CardOf(isWithdrawal
                ? await comments.WithdrawAsync(sender.Person, place.Plan.Ref, null, at, cancellationToken)
                : new CommentOutcome.Shown(place)), cancellationToken);
        }
        else if (!TryRead(text, isSending ? Send : Word, out var draft))
        {
            await SayAsync(turn, HowTo, cancellationToken);
        }
        else if (!isSending)
        {
            await EachAsync(turn, places, place => actions.PreviewAsync(sender, place.Plan.Ref, draft, changed: false, cancellationToken), cancellationToken);
        }
        else if (places is [var only])
        {
            await EachAsync(turn, [only], place => actions.SealAsync(sender, place.Plan.Ref, draft, at, cancellationToken), cancellationToken);
        }
        else
        {
            await SayAsync(turn, WhichTeam, cancellationToken);
        }
    }

    /// <summary>A card for each sweep in which the person has said something; nothing when there is none.</summary>
    public async Task ListAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken) =>
        await EachAsync(turn, [.. (await PlacesAsync(sender, cancellationToken)).Where(place => place.Comments.Count > 0)], place => Task.FromResult(CommentCards.Mine(place)), cancellationToken);

    /// <summary>Where the person can say something, or has: at most one sweep for each of their teams.</summary>
    private async Task<IReadOnlyList<CommentView>> PlacesAsync(Sender sender, CancellationToken cancellationToken)
    {
        var places = new List<CommentView>();
        foreach (var asked in (await teams.PersonAsync(sender.Person, cancellationToken)).Asked)
        {
            if (await comments.ShowAsync(sender.Person, new RoundRef(sender.In(asked.Team), asked.Round), cancellationToken) is CommentOutcome.Shown { View: var view }
                && (view.Areas.Count > 0 || view.Comments.Count > 0))
            {
                places.Add(view);
            }
        }

        return places;
    }

    /// <summary>Reads <c>comment trust: we should…</c>; an area by its short name or its id.</summary>
    private static bool TryRead(string text, string command, [NotNullWhen(true)] out CommentDraft? draft)
    {
        var rest = text.TrimStart()[command.Length..];
        var colon = rest.IndexOf(':', StringComparison.Ordinal);
        var name = colon < 0 ? "" : rest[..colon].Trim();
        var area = PracticeArea.Asked.FirstOrDefault(area => name.Equals(area.ShortName, StringComparison.OrdinalIgnoreCase) || name.Equals(area.Id, StringComparison.OrdinalIgnoreCase));
        draft = area is null ? null : CommentDraft.Of(area, rest[(colon + 1)..]);
        return draft is not null;
    }

    private static async Task EachAsync(ITurnContext turn, IReadOnlyList<CommentView> places, Func<CommentView, Task<AdaptiveCard>> cardOf, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            var card = await cardOf(place);
            await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
        }
    }

    private static async Task SayAsync(ITurnContext turn, string text, CancellationToken cancellationToken) => await turn.SendActivityAsync(OutboundActivity.FromText(text), cancellationToken);
}
