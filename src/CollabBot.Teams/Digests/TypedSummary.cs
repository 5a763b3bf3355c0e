using CollabBot.BotFramework;
using CollabBot.BotFramework.Activities;
using CollabBot.Core.Digests;
using CollabBot.Languages;

namespace CollabBot.Teams.Digests;

/// <summary>The newest summaries that go to people and not to a channel, at a person's word.</summary>
internal sealed class TypedSummary(ReadSummary read)
{
    private static string None =>
        Phrase.Of("I have no summary for you here. Where only your team reads its channel, the summary is posted there; who receives the digest has it in this chat.");

    public async Task ShowAsync(ITurnContext turn, Sender sender, CancellationToken cancellationToken)
    {
        var summaries = await read.HandleAsync(sender.Person, cancellationToken);
        foreach (var (summary, replies) in summaries)
        {
            await turn.SendActivityAsync(OutboundActivity.FromCard(SummaryCards.ForMember(summary, replies), SummaryCards.InOneLine(summary)), cancellationToken);
        }

        if (summaries is [])
        {
            await turn.SendActivityAsync(OutboundActivity.FromText(None), cancellationToken);
        }
    }
}
