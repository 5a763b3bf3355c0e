namespace CollabBot.BotFramework.Connector;

/// <summary>
/// Which service URLs the bot deals with. One rule for both directions: an activity that names another is refused, and no call
/// leaves for another, since a stored one may have been tampered with. Implementations are safe for concurrent use.
/// </summary>
public interface IServiceUrlPolicy
{
    /// <param name="serviceUrl">The service URL itself, before anything is appended to it.</param>
    bool Allows(Uri serviceUrl);
}
