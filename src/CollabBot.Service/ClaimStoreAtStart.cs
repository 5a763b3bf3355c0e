using System.Diagnostics;
using CollabBot.BotFramework.Authentication;
using CollabBot.Core.Replicas;
using CollabBot.Storage;
using Microsoft.Extensions.Options;

namespace CollabBot.Service;

/// <summary>Sees to it before anything else runs that the store is this bot's.</summary>
internal sealed class ClaimStoreAtStart(ClaimStore claim, IOptions<BotOptions> bot, StorageOptions storage) : IHostedLifecycleService
{
    /// <exception cref="StorageSetupException">It is another's; the message says whose, and what to do.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        var own = bot.Value.AppId ?? "";
        switch (await claim.HandleAsync(own, cancellationToken))
        {
            case ClaimOutcome.Ours:
                return;
            case ClaimOutcome.Anothers another:
                throw new StorageSetupException(Refusal(another.AppId, own));
            default:
                throw new UnreachableException();
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Refusal(string theirs, string own)
    {
        var owner = theirs.Length > 0 ? $"the bot with the application id {theirs}" : "a trial without Bot:AppId";
        var here = own.Length > 0 ? $"Bot:AppId is {own}" : "Bot:AppId is not set";
        var back = theirs.Length > 0 ? $"Set Bot:AppId to {theirs}" : "Leave Bot:AppId out, in Development,";
        var elsewhere = storage.IsShared ? "set Storage:AccountName or Storage:ConnectionString to another account" : "set Storage:SqlitePath to another file";
        return $"The store belongs to {owner}, and {here}. Two bots on one store would ask everybody twice. {back} to go on with this store, or {elsewhere} to begin anew.";
    }
}
