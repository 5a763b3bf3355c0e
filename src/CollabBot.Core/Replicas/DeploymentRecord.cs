namespace CollabBot.Core.Replicas;

/// <summary>Whose store this is. Written once.</summary>
/// <param name="Id">Random; nothing else has it.</param>
/// <param name="AppId">The bot's application id; empty for a trial without one.</param>
internal sealed record DeploymentRecord(string Id, string AppId);
