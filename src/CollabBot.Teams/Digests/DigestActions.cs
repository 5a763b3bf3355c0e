using System.Text.Json.Nodes;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Digests;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Digests;

/// <summary>What a leader's buttons on a digest of several teams do.</summary>
internal sealed class DigestActions(ReadDigest read)
{
    private static string NotYours => Phrase.Of("You do not lead that team now, or nothing was told of it while you did.");

    /// <summary>A button that opens one team's digest.</summary>
    /// <param name="number">Of the team on the card, from 1: two teams may have one name.</param>
    public static AdaptiveExecuteAction Open(TeamRef team, int number) => new()
    {
        Title = Phrase.Of($"Open team {number}"),
        Verb = CardActions.OpenDigest,
        Data = new JsonObject { [CardActions.Team] = team.Team.Value },
    };

    /// <summary>In place of the digest of several teams, that of the one that was pressed.</summary>
    public async Task<CardAnswer> OpenAsync(Sender sender, CardData data, CancellationToken cancellationToken) =>
        data.Id(CardActions.Team) is { } team && await read.HandleAsync(sender.Person, sender.In(new TeamId(team)), cancellationToken) is { } digest
            ? new CardAnswer.Replaced(DigestCards.OfTeam(DigestPages.Of([digest])[0].Team))
            : new CardAnswer.Notice(NotYours);
}
