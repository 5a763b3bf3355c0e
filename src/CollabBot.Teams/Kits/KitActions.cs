using CollabBot.Core.Digests;
using CollabBot.Core.Kits;
using CollabBot.Core.Practice;
using CollabBot.Core.Teams;
using CollabBot.Languages;

namespace CollabBot.Teams.Kits;

/// <summary>What the buttons do that open, browse and post a kit, and that show the eight areas together. A card may be weeks old: who leads is read when a button is pressed.</summary>
internal sealed class KitActions(OfferKit offer, PostKit post, ReadAreas read)
{
    private static string NotYours => Phrase.Of("You do not lead that team now. Write kit to me for all eight kits.");
    private static string Unreadable => Phrase.Of("I cannot tell which kit this is about. Nothing was posted.");

    public async Task<CardAnswer> HandleAsync(string verb, Sender sender, CardData data, CancellationToken cancellationToken)
    {
        var area = data.Id(CardActions.Area) is { } id ? AreaWords.In(id) : null;
        return (verb, data.Id(CardActions.Team)) switch
        {
            (CardActions.KitTake, { } team) => await offer.HandleAsync(sender.Person, sender.In(new TeamId(team)), area, cancellationToken) is { } offered
                ? new CardAnswer.Beside(KitCards.ForLeader(offered))
                : new CardAnswer.Notice(NotYours),
            (CardActions.KitPost, { } team) when area is not null =>
                new CardAnswer.Notice(KitTexts.Of(await post.HandleAsync(sender.Person, sender.In(new TeamId(team)), area, cancellationToken))),
            (CardActions.Areas, var of) => new CardAnswer.Beside(AreaCards.Of(of is null ? null : await read.HandleAsync(sender.Person, sender.In(new TeamId(of)), cancellationToken))),
            (CardActions.Kits, _) => new CardAnswer.Replaced(area is null ? KitCards.List() : KitCards.ForAnybody(ConversationKits.Shipped.Of(area))),
            _ => new CardAnswer.Notice(Unreadable),
        };
    }
}
