using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using CollabBot.Storage.Azure;

namespace CollabBot.Storage.KeyRing;

/// <summary>An RSA key that never leaves its vault: the vault wraps and unwraps what it is sent, and writes down each time.</summary>
/// <remarks>
/// What is wrapped names the key's version, so it opens after the key was rotated. Synchronous, as Data Protection asks. Safe for concurrent use.
/// </remarks>
internal sealed partial class KeyVaultKey
{
    private const string ApiVersion = "7.4";
    private const string Algorithm = "RSA-OAEP-256";
    private const string Scope = "https://vault.azure.net/.default";
    private const int ProofBytes = 32;
    private static readonly TimeSpan LongestTry = TimeSpan.FromSeconds(10);

    private readonly string _address;
    private readonly HttpPipeline _pipeline;

    private KeyVaultKey(string address, HttpPipeline pipeline)
    {
        _address = address;
        _pipeline = pipeline;
    }

    /// <param name="address">The key's address without a version.</param>
    /// <param name="credential">Null is the managed identity.</param>
    /// <param name="transport">Carries the requests; null is the SDK's own.</param>
    /// <exception cref="StorageSetupException">It is no such address; nothing has been called yet.</exception>
    public static KeyVaultKey From(string address, TokenCredential? credential = null, HttpPipelineTransport? transport = null)
    {
        if (!Address().IsMatch(address))
        {
            throw new StorageSetupException(
                $"Storage:KeyVaultKey is \"{address}\". Set it to the address of a key without a version, such as https://<vault>.vault.azure.net/keys/<name>.");
        }

        var options = new CallOptions { Retry = { NetworkTimeout = LongestTry }, Diagnostics = { IsLoggingEnabled = false, IsDistributedTracingEnabled = false } };
        if (transport is not null)
        {
            options.Transport = transport;
        }

        return new KeyVaultKey(address, HttpPipelineBuilder.Build(options, new BearerTokenAuthenticationPolicy(credential ?? AzureIdentity.Credential(), Scope)));
    }

    /// <summary>Wraps a few bytes with the newest version of the key.</summary>
    /// <returns>The address of that version, and what it made of them.</returns>
    /// <exception cref="RequestFailedException">The vault cannot be reached, or refuses; likewise <see cref="AuthenticationFailedException"/>.</exception>
    public (string Version, byte[] Wrapped) Wrap(ReadOnlySpan<byte> secret)
    {
        using var key = Call(RequestMethod.Get, _address, null);
        var version = key.RootElement.GetProperty("key").GetProperty("kid").GetString()!;
        return (version, Carry(version, "wrapkey", secret));
    }

    /// <param name="version">As it came from <see cref="Wrap"/>.</param>
    /// <exception cref="CryptographicException">It was wrapped by another key: only this one is ever called, whatever a document says.</exception>
    /// <exception cref="RequestFailedException">As <see cref="Wrap"/>.</exception>
    public byte[] Unwrap(string version, ReadOnlySpan<byte> wrapped) => Carry(version, "unwrapkey", wrapped);

    /// <summary>Wraps something and unwraps it again.</summary>
    /// <exception cref="StorageSetupException">That does not work; the message says what to do.</exception>
    public void Prove()
    {
        try
        {
            var secret = RandomNumberGenerator.GetBytes(ProofBytes);
            var (version, wrapped) = Wrap(secret);
            if (!Unwrap(version, wrapped).AsSpan().SequenceEqual(secret))
            {
                throw new CryptographicException("What the vault unwrapped is not what it wrapped.");
            }
        }
        catch (Exception exception) when (exception is RequestFailedException or AuthenticationFailedException or CryptographicException)
        {
            var answer = exception is RequestFailedException { Status: > 0 } refusal ? $"the vault answered {refusal.Status} {refusal.ErrorCode}".TrimEnd() : exception.GetType().Name;
            throw new StorageSetupException(
                $"The key {_address} (Storage:KeyVaultKey) cannot be used: {answer}. Check the address and that this machine may reach the vault. "
                + "A managed identity needs the role Key Vault Crypto Service Encryption User on the key; AZURE_CLIENT_ID names a user-assigned one.",
                exception);
        }
    }

    private byte[] Carry(string version, string operation, ReadOnlySpan<byte> bytes)
    {
        // A token goes with each call, so a document must not say where it goes.
        if (!version.StartsWith($"{_address}/", StringComparison.OrdinalIgnoreCase) || !Version().IsMatch(version[(_address.Length + 1)..]))
        {
            throw new CryptographicException("This was wrapped by another key than Storage:KeyVaultKey.");
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new KeyOperation(Algorithm, Base64Url.EncodeToString(bytes)), KeyVaultJson.Default.KeyOperation);
        using var answer = Call(RequestMethod.Post, $"{version}/{operation}", body);
        return Base64Url.DecodeFromChars(answer.RootElement.GetProperty("value").GetString());
    }

    private JsonDocument Call(RequestMethod method, string address, byte[]? body)
    {
        using var message = _pipeline.CreateMessage();
        message.Request.Method = method;
        message.Request.Uri.Reset(new Uri($"{address}?api-version={ApiVersion}"));
        message.Request.Headers.Add(HttpHeader.Common.JsonAccept);
        if (body is not null)
        {
            message.Request.Headers.Add(HttpHeader.Common.JsonContentType);
            message.Request.Content = RequestContent.Create(body);
        }

        _pipeline.Send(message, CancellationToken.None);
        return message.Response.IsError ? throw new RequestFailedException(message.Response) : JsonDocument.Parse(message.Response.Content);
    }

    [GeneratedRegex(@"^https://[A-Za-z0-9-]{3,24}\.vault\.azure\.net/keys/[A-Za-z0-9-]{1,127}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"^[A-Za-z0-9]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Version();

    private sealed class CallOptions : ClientOptions;
}
