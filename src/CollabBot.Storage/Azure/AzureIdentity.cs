using Azure.Core;
using Azure.Identity;

namespace CollabBot.Storage.Azure;

/// <summary>Who this process is in Azure: the user-assigned managed identity that the environment variable <c>AZURE_CLIENT_ID</c> names, else the system-assigned one.</summary>
internal static class AzureIdentity
{
    private const string Variable = "AZURE_CLIENT_ID";

    public static TokenCredential Credential() => new ManagedIdentityCredential(
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } clientId ? ManagedIdentityId.FromUserAssignedClientId(clientId) : ManagedIdentityId.SystemAssigned);
}
