using System.Collections.Frozen;

namespace CollabBot.BotFramework.Authentication;

/// <summary>What a checked token says. Immutable.</summary>
/// <param name="ServiceUrl">The service URL that it was issued for; null when it names none.</param>
/// <param name="Endorsements">Channels that the key it is signed with may sign for.</param>
/// <param name="ExpiresAt">By the issuer's clock.</param>
/// <param name="Keys">The keys that it was checked with: once these are replaced, it must be checked again.</param>
internal sealed record ConnectorToken(string? ServiceUrl, FrozenSet<string> Endorsements, DateTimeOffset ExpiresAt, SigningKeys Keys)
{
    /// <summary><see cref="ServiceUrl"/>, parsed once for all activities that come with the token; null when it is none.</summary>
    public Uri? ServiceAddress { get; } = Uri.TryCreate(ServiceUrl, UriKind.Absolute, out var address) ? address : null;
}
