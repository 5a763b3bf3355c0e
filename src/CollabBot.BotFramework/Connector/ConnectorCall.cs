namespace CollabBot.BotFramework.Connector;

/// <summary>A call to be made.</summary>
/// <param name="ServiceUrl">As it came or was stored; checked anew on each call.</param>
/// <param name="Path">Relative to the service URL, with every id escaped.</param>
/// <param name="Body">JSON in UTF-8; null sends none.</param>
/// <param name="Conversation">Whose limits a send counts against; null for what is held back by no conversation.</param>
internal readonly record struct ConnectorCall(HttpMethod Method, string ServiceUrl, string Path, byte[]? Body = null, string? Conversation = null);
