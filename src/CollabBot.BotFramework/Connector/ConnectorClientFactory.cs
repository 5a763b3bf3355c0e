namespace CollabBot.BotFramework.Connector;

/// <summary>Makes a <see cref="ConnectorClient"/> for a service URL. Safe for concurrent use.</summary>
public sealed class ConnectorClientFactory
{
    private readonly ConnectorTransport _transport;
    private readonly FittingSender _sender;

    internal ConnectorClientFactory(ConnectorTransport transport, FittingSender sender)
    {
        _transport = transport;
        _sender = sender;
    }

    /// <summary>Calls go out everywhere, as far as is known. Costs nothing to ask; where not, <see cref="ConnectorClient.ClosedForAsync"/> tells more.</summary>
    public bool IsOpenEverywhere => _transport.IsOpenEverywhere;

    /// <param name="serviceUrl">As it came, with or without a slash at its end. One that may not be called makes a client whose calls all fail, and nothing leaves.</param>
    public ConnectorClient Create(string serviceUrl) => new(_transport, _sender, serviceUrl);
}
