using CollabBot.BotFramework.Activities;

namespace CollabBot.BotFramework;

/// <summary>What a bot does with the activities that reach it. One instance serves all turns, so it is safe for concurrent use.</summary>
public interface IBot
{
    /// <summary>Handles one activity. Turns of one conversation come one after the other.</summary>
    /// <param name="cancellationToken">Fires at the turn's deadline or when the host stops, not when the caller hangs up.</param>
    /// <returns>The answer to an invoke; null says that its name is unknown (501). Ignored for everything else.</returns>
    Task<InvokeResponse?> OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken);
}
