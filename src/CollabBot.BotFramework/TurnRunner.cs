using System.Diagnostics.CodeAnalysis;
using CollabBot.BotFramework.Activities;
using CollabBot.BotFramework.Connector;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CollabBot.BotFramework;

/// <summary>Runs turns: each once, in order within its conversation, up to its deadline. The one place where a turn's errors end.</summary>
internal sealed partial class TurnRunner(
    IBot bot,
    ConnectorClientFactory connectors,
    RecentTurns recent,
    ConversationLocks conversations,
    BotMetrics metrics,
    TurnTexts texts,
    TimeProvider time,
    IHostApplicationLifetime host,
    ILogger<TurnRunner> logger)
{
    /// <returns>The answer to an invoke, 501 when the bot does not know it; null for anything else.</returns>
    public Task<InvokeResponse?> RunAsync(Activity activity) => TurnKey.Of(activity) is { } key
        ? recent.RunOnceAsync(key, () => GuardAsync(activity), metrics.Duplicate)
        : GuardAsync(activity);

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The turn edge: whatever a turn throws ends here, once.")]
    private async Task<InvokeResponse?> GuardAsync(Activity activity)
    {
        var turn = new TurnContext(activity, connectors.Create(activity.ServiceUrl));
        try
        {
            var answer = await TurnAsync(turn);
            return activity.IsInvoke ? answer ?? InvokeResponse.NotImplemented : null;
        }
        catch (Exception e)
        {
            LogTurnFailed(e, activity.Id, activity.Type);
            metrics.Failed();
        }

        if (activity.IsInvoke)
        {
            return InvokeResponse.Failed;
        }

        if (activity.IsMessage)
        {
            await ApologiseAsync(turn);
        }

        return null;
    }

    /// <summary>
    /// The caller may hang up long before; what the turn does must not depend on that. Nor on the host being asked to stop: it waits for the requests that
    /// it has, and a turn lives shorter than it would wait. What is left when it has stopped is cut off.
    /// </summary>
    private async Task<InvokeResponse?> TurnAsync(TurnContext turn)
    {
        using var deadline = new CancellationTokenSource(BotLimits.TurnDeadline, time);
        using var life = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, host.ApplicationStopped);
        using var held = await conversations.EnterAsync(turn.Activity.Conversation.Id, life.Token);
        return await bot.OnTurnAsync(turn, life.Token);
    }

    private async Task ApologiseAsync(TurnContext turn)
    {
        using var deadline = new CancellationTokenSource(BotLimits.ApologyDeadline, time);
        try
        {
            var outcome = await turn.SendActivityAsync(OutboundActivity.FromText(texts.Failed), deadline.Token);
            if (outcome is not SendOutcome.Done)
            {
                LogApologyNotSent(turn.Activity.Id, outcome.GetType().Name);
            }
        }
        catch (ArgumentException)
        {
            LogApologyNotSent(turn.Activity.Id, "NoConversation");
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Turn {ActivityId} ({ActivityType}) failed.")]
    private partial void LogTurnFailed(Exception exception, string? activityId, string activityType);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Turn {ActivityId} failed and its sender could not be told: {Outcome}.")]
    private partial void LogApologyNotSent(string? activityId, string outcome);
}
