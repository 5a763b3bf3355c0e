using System.Collections.Frozen;
using Microsoft.IdentityModel.Tokens;

namespace CollabBot.BotFramework.Authentication;

/// <summary>A public key, and for which channels it may sign.</summary>
/// <param name="Endorsements">Channel ids, compared ordinally. Empty: it may sign for none.</param>
internal sealed record SigningKey(RsaSecurityKey Key, FrozenSet<string> Endorsements);
