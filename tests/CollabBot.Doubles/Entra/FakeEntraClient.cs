namespace CollabBot.Doubles.Entra;

/// <summary>An application that may sign in with a secret.</summary>
/// <param name="TenantId">Where it is registered; it signs in there and nowhere else.</param>
public sealed record FakeEntraClient(string TenantId, string ClientId, string Secret)
{
    /// <summary>Whom the doubles know when nobody says otherwise: the bot of the captured activities.</summary>
    public static FakeEntraClient Bot { get; } = new("11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222", "a-secret-of-this-machine");
}
