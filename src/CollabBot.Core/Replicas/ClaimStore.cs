using System.Security.Cryptography;
using CollabBot.Core.Storage;

namespace CollabBot.Core.Replicas;

/// <summary>Makes a store one bot's own at its first start. Two bots on one store would each ask everybody; two processes of one bot share the work.</summary>
/// <remarks>Safe for concurrent use, also by several processes: one of them is first.</remarks>
public sealed class ClaimStore(IObjectStore store)
{
    private static readonly StoreKey Key = StoreKey.Of("deployment");

    /// <param name="appId">The bot's application id, upper or lower case; empty for a trial without one, which is a deployment of its own.</param>
    /// <exception cref="DocumentUnreadableException">Whose store it is cannot be read: it may be another's.</exception>
    public async Task<ClaimOutcome> HandleAsync(string appId, CancellationToken cancellationToken)
    {
        var unclaimed = new DeploymentRecord(RandomNumberGenerator.GetHexString(32, lowercase: true), appId);
        var deployment = await store.UpdateAsync(Key, current => current ?? unclaimed, CoreJson.Default.DeploymentRecord, cancellationToken) ?? unclaimed;
        return string.Equals(deployment.AppId, appId, StringComparison.OrdinalIgnoreCase) ? new ClaimOutcome.Ours(deployment.Id) : new ClaimOutcome.Anothers(deployment.AppId);
    }
}

/// <summary>Whose a store is.</summary>
public abstract record ClaimOutcome
{
    private ClaimOutcome()
    {
    }

    /// <summary>This bot's, by now or since an earlier start.</summary>
    /// <param name="DeploymentId">The same at every start of every process.</param>
    public sealed record Ours(string DeploymentId) : ClaimOutcome;

    /// <summary>It is not to be touched.</summary>
    /// <param name="AppId">Of the bot that it belongs to; empty for a trial without one.</param>
    public sealed record Anothers(string AppId) : ClaimOutcome;
}
