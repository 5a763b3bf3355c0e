namespace CollabBot.BotFramework.Connector;

/// <summary>Which addresses the bot may call. Asked before each call, since a stored address may have been tampered with.</summary>
public interface IServiceUrlPolicy
{
    bool Allows(Uri serviceUrl);
}
