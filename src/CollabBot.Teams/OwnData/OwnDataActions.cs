using System.Diagnostics;
using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.AdaptiveCards;
using CollabBot.Core.Administration;
using CollabBot.Core.OwnData;

namespace CollabBot.Teams.OwnData;

/// <summary>A person sees what is held about them, has it erased, objects, and learns where to complain: by a button, and by typing. Nobody else is told, and no complaint is kept.</summary>
internal sealed class OwnDataActions(ReadOwnData read, ObjectToAsking objecting, EraseOwnData erasing, ComplaintContact contact)
{
    private const string MyData = "my data";
    private const string Erase = "erase my data";
    private const string EraseNow = "erase my data now";
    private const string Object = "object";
    private const string Complain = "complain";

    public static bool IsAbout(string words) => words is MyData or Erase or EraseNow or Object or Complain;

    /// <param name="words"><see cref="IsAbout"/>.</param>
    public static Operation OperationIn(string words) => words is MyData or Complain ? Operation.SeeOwnData : Operation.WithdrawOwnData;

    /// <summary>To be called for somebody who wants to be asked again: after an erasure I do not know their teams any more.</summary>
    public Task RecallAsync(Sender sender, CancellationToken cancellationToken) => objecting.RecallAsync(sender.Person, cancellationToken);

    /// <param name="words">In small letters, one space between two words; <see cref="IsAbout"/>.</param>
    public async Task HandleAsync(ITurnContext turn, Sender sender, string words, CancellationToken cancellationToken)
    {
        var card = await CardAsync(
            sender,
            words switch
            {
                MyData => CardActions.OwnData,
                Erase => CardActions.OwnDataErase,
                EraseNow => CardActions.OwnDataEraseNow,
                Object => CardActions.OwnDataObject,
                _ => CardActions.OwnDataComplain,
            },
            cancellationToken);
        await turn.SendActivityAsync(OutboundActivity.FromCard(card, card.FallbackText), cancellationToken);
    }

    /// <param name="verb">One of a button about this.</param>
    public async Task<CardAnswer> HandleAsync(Sender sender, string verb, CancellationToken cancellationToken) => new CardAnswer.Replaced(await CardAsync(sender, verb, cancellationToken));

    private async Task<AdaptiveCard> CardAsync(Sender sender, string verb, CancellationToken cancellationToken) => verb switch
    {
        CardActions.OwnData => OwnDataCards.Of(await read.HandleAsync(sender.Person, cancellationToken)),
        CardActions.OwnDataErase => OwnDataCards.Asking(await read.HandleAsync(sender.Person, cancellationToken)),
        CardActions.OwnDataEraseNow => OwnDataCards.Erased(await erasing.HandleAsync(sender.Person, cancellationToken)),
        CardActions.OwnDataObject => OwnDataCards.Objected([.. (await objecting.HandleAsync(sender.Person, cancellationToken)).Select(team => team.Name)]),
        CardActions.OwnDataComplain => OwnDataCards.Complaint(contact),
        _ => throw new UnreachableException(),
    };
}
