using System.Collections.Concurrent;
using System.Globalization;
using Docker.DotNet;
using Docker.DotNet.Models;
using Forja.ProjectFiles;
using Forja.Sandboxes.Hosts.Oci;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Hosts.Docker;

/// <summary>Runs sandboxes as containers of this machine's Docker Engine, or of what speaks its API. The agent inside dials back; everything else is as on the embedded host.</summary>
internal sealed partial class DockerSandboxHost : ISandboxHost, IAsyncDisposable
{
    private readonly DockerOptions _docker;
    private readonly SandboxOptions _options;
    private readonly ILogger<DockerSandboxHost> _logger;
    private readonly HostFolders _data;
    private readonly string _folder;
    private readonly SemaphoreSlim _preparing = new(1, 1);
    private readonly ConcurrentDictionary<string, ISandboxInstance> _running = new();
    private DockerClient? _client;
    private string _image = "";
    private string _agent = "";
    private bool _disposed;

    public DockerSandboxHost(IOptions<DockerOptions> docker, IOptions<SandboxOptions> options, IOptions<ProjectFilesOptions> files, ILogger<DockerSandboxHost> logger)
    {
        (_docker, _options, _logger) = (docker.Value, options.Value, logger);
        _data = new HostFolders(files.Value.DataDirectory);
        _folder = Path.Join(_data.Run, "docker");
    }

    public string Name { get; private set; } = "Docker";

    /// <summary>Whether this data directory ever had a sandbox here.</summary>
    public bool WasUsed => Directory.Exists(_folder);

    /// <summary>Whether sandboxes run over an image's programs instead of this machine's.</summary>
    public bool HasOwnSystem => _docker.Image is not null;

    public Task ReclaimAsync(CancellationToken cancellationToken) => PrepareAsync(cancellationToken);

    public async Task<ISandboxInstance> StartAsync(SandboxSpec spec, CancellationToken cancellationToken)
    {
        var docker = await PrepareAsync(cancellationToken);
        var folder = Path.Join(_folder, spec.Name);
        if (Directory.Exists(folder)) throw new SandboxFailedException("sandbox.name-in-use", $"A sandbox named '{spec.Name}' runs already.");

        HostFolders.Make(folder, (UnixFileMode)0b111_000_000);
        var user = spec.Identity.HostUser;
        await File.WriteAllTextAsync(
            Path.Join(folder, "passwd"), string.Create(CultureInfo.InvariantCulture, $"root:x:0:0:root:/root:/usr/sbin/nologin\napp:x:{user}:{user}:app:/home/app:/bin/sh\n"), cancellationToken);
        File.SetUnixFileMode(Path.Join(folder, "passwd"), (UnixFileMode)0b100_100_100);
        var door = new DialedDoor(Path.Join(folder, "host"), user);
        var container = $"{_data.Instance}-{spec.Name}";
        var backing = new DockerBacking(docker, container, folder, door);
        try
        {
            var sandbox = await RunAsync(docker, spec, folder, door, container, backing, cancellationToken);
            _running[spec.Name] = sandbox;
            _ = sandbox.Exited.ContinueWith(_ => _running.TryRemove(KeyValuePair.Create(spec.Name, sandbox)), TaskScheduler.Default);
            return sandbox;
        }
        catch (Exception exception)
        {
            LogFailed(exception, spec.Name);
            await backing.RemoveAsync();
            throw exception is DockerApiException or HttpRequestException or TimeoutException
                ? new SandboxFailedException("sandbox.not-started", $"{Name} could not start the sandbox: {exception.Message}", exception)
                : exception;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _preparing.WaitAsync();
        try
        {
            _disposed = true;
            await Task.WhenAll(_running.Values.Select(sandbox => sandbox.DisposeAsync().AsTask()));
            _client?.Dispose();
            _client = null;
        }
        finally
        {
            _preparing.Release();
        }
    }

    private async Task<ISandboxInstance> RunAsync(
        DockerClient docker, SandboxSpec spec, string folder, DialedDoor door, string container, DockerBacking backing, CancellationToken cancellationToken)
    {
        var wanted = DockerContainer.Build(spec, _image, ownSystem: _docker.Image is null, _data.Instance, folder, _agent, _docker.Runtime);
        await docker.Containers.CreateContainerAsync(wanted, cancellationToken);
        await docker.Containers.StartContainerAsync(container, new ContainerStartParameters(), cancellationToken);
        var state = (await docker.Containers.InspectContainerAsync(container, cancellationToken)).State;
        if (!state.Running) throw new SandboxFailedException("sandbox.not-started", $"The container ended at its start (code {state.ExitCode}): {state.Error}");

        // An agent that ends before it dialled would be waited for in vain.
        _ = docker.Containers.WaitContainerAsync(container, CancellationToken.None).ContinueWith(_ => door.AgentIsGone(), TaskScheduler.Default);
        backing.Watch((int)state.Pid);
        door.AgentIs((int)state.Pid);
        return await AgentSandbox.OpenAsync(spec, await AgentConnection.OpenAsync(door, cancellationToken), backing, _options.StopGrace, cancellationToken);
    }

    /// <summary>Once: finds the engine and the agent, removes what an earlier run left, and makes the image.</summary>
    private async Task<DockerClient> PrepareAsync(CancellationToken cancellationToken)
    {
        if (_client is { } ready) return ready;
        await _preparing.WaitAsync(cancellationToken);
        try
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_client is { } there) return there;

            using var configuration = new DockerClientConfiguration(Address(), defaultTimeout: _docker.Timeout);
            var docker = configuration.CreateClient();
            try
            {
                var version = await docker.System.GetVersionAsync(cancellationToken);
                Name = $"Docker {version.Version}";
                _data.Create();
                HostFolders.MakePassThrough(_folder);
                _agent = AgentProgram.Install(AgentProgram.Locate(_options.AgentPath, AppContext.BaseDirectory), _data.Agents);
                await RemoveLeftoversAsync(docker, cancellationToken);
                _image = _docker.Image ?? await DockerImage.ImportAsync(docker, _data.Instance, Path.Join(_data.Run, "docker-system"), cancellationToken);
                return _client = docker;
            }
            catch (Exception exception) when (exception is HttpRequestException or TimeoutException or DockerApiException or IOException)
            {
                docker.Dispose();
                throw new SandboxFailedException("sandbox.docker-unreachable", $"No Docker Engine answers at {Address()}: {exception.Message}", exception);
            }
        }
        finally
        {
            _preparing.Release();
        }
    }

    private async Task RemoveLeftoversAsync(DockerClient docker, CancellationToken cancellationToken)
    {
        var left = await docker.Containers.ListContainersAsync(
            new ContainersListParameters
            {
                All = true,
                Filters = new Dictionary<string, IDictionary<string, bool>> { ["label"] = new Dictionary<string, bool> { [$"{DockerContainer.InstanceLabel}={_data.Instance}"] = true } },
            },
            cancellationToken);
        await Task.WhenAll(left.Select(container => DockerBacking.RemoveAsync(docker, container.ID)));
        foreach (var folder in Directory.EnumerateDirectories(_folder)) Directory.Delete(folder, recursive: true);
        if (left.Count > 0) LogReclaimed(left.Count);
    }

    private Uri Address() => new(FirstOf(_docker.Address, Environment.GetEnvironmentVariable("DOCKER_HOST")) ?? "unix:///var/run/docker.sock");

    private static string? FirstOf(params string?[] values) => values.FirstOrDefault(value => !string.IsNullOrEmpty(value));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Container {Name} could not be started.")]
    private partial void LogFailed(Exception exception, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Removed {Count} containers that an earlier run had left.")]
    private partial void LogReclaimed(int count);
}
