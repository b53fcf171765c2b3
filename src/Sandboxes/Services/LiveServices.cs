using System.Collections.Concurrent;
using System.Collections.Immutable;
using Forja.ProjectFiles;
using Forja.Sandboxes.Limits;
using Forja.Sandboxes.Services.Browsing;
using Forja.Sandboxes.Services.Engines;
using Microsoft.Extensions.Options;

namespace Forja.Sandboxes.Services;

/// <summary>This node's services: they start with the app that asked for them or when somebody looks at their data, rest and stop after it, and go with the project.</summary>
internal sealed class LiveServices(ServiceTools tools, IOptions<ServiceOptions> options)
{
    private readonly ConcurrentDictionary<(ProjectId Project, ServiceKind Kind), ServiceSandbox> _services = new();
    private readonly ConcurrentDictionary<ProjectId, AppState> _apps = new();

    private readonly ImmutableArray<IServiceEngine> _engines = [new PostgresEngine(options.Value), new MariaDbEngine(options.Value), new RedisEngine(options.Value)];

    /// <summary>Whether this machine has the program.</summary>
    public bool IsInstalled(ServiceKind kind) => EngineOf(kind).Find() is not null;

    public ServiceSandbox Of(ProjectId project, ServiceKind kind) =>
        _services.GetOrAdd((project, kind), key => new ServiceSandbox(key.Project, EngineOf(key.Kind), tools) { App = _apps.GetValueOrDefault(key.Project) });

    /// <summary>Begins to start what an app asks for; its own start goes on beside it.</summary>
    public async Task<ServiceGroup> BeginAsync(ProjectId project, ImmutableArray<ServiceKind> kinds, CancellationToken cancellationToken)
    {
        if (kinds.IsEmpty) return ServiceGroup.None;

        Follow(project, AppState.Awake);
        var variables = new Dictionary<string, string>();
        foreach (var kind in kinds)
        {
            var (_, keys) = await tools.EnsureAsync(project, kind, cancellationToken);
            // Of two that go by the same name the first in the list has it.
            foreach (var (name, value) in ServiceVariables.Of(kind, "127.0.0.1", keys.Password)) variables.TryAdd(name, value);
        }

        ImmutableArray<ServiceSandbox> services = [.. kinds.Select(kind => Of(project, kind))];
        var ready = Task.WhenAll(services.Select(service => service.StartAsync(cancellationToken)));
        _ = ready.ContinueWith(done => done.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return new ServiceGroup(services, variables, ready);
    }

    /// <summary>The app rests, goes on, or has ended.</summary>
    public void Follow(ProjectId project, AppState app)
    {
        _apps[project] = app;
        foreach (var service in OfProject(project))
        {
            service.App = app;
            if (app == AppState.Awake) service.Thaw();
            else if (app == AppState.Ended) service.Look();
        }
    }

    public IReadOnlyList<string> VariablesOf(ServiceKind kind) => [.. ServiceVariables.Of(kind, "127.0.0.1", "").Keys];

    /// <summary>Looks at the data, starting the service when it does not run.</summary>
    public async Task<T> BrowseAsync<T>(ProjectId project, ServiceKind kind, Func<IDataBrowser, Task<T>> look, CancellationToken cancellationToken)
    {
        var service = Of(project, kind);
        await service.StartAsync(cancellationToken);
        var (_, keys) = await tools.EnsureAsync(project, kind, cancellationToken);
        await using var door = ServiceDoor.Open(kind, service.ConnectAsync, options.Value.AnswerBytes);
        return await look(EngineOf(kind).Browse(door, keys));
    }

    /// <summary>Copies the data as they are now; the service stands still for it, so the copy is one moment's.</summary>
    public Task<SnapshotRecord> SnapshotAsync(ProjectId project, ServiceKind kind, string note, CancellationToken cancellationToken) =>
        Of(project, kind).WhileStoppedAsync((_, _) => KeepAsync(project, kind, note, automatic: false, cancellationToken), cancellationToken);

    /// <summary>Puts a snapshot in the place of the data, which are kept as a snapshot first. False when there is none of that number.</summary>
    public Task<bool> RestoreAsync(ProjectId project, ServiceKind kind, int number, CancellationToken cancellationToken) => Of(project, kind).WhileStoppedAsync(
        async (_, _) =>
        {
            var copy = tools.Folders.SnapshotOf(project, kind, number);
            if (!Directory.Exists(copy)) return false;
            // Kept beside the rest, so that the one that is wanted is not the one that goes.
            if (tools.Folders.HasData(project, kind)) await KeepAsync(project, kind, "", automatic: true, cancellationToken, spared: number);
            await tools.Folders.ReplaceAsync(project, kind, copy, cancellationToken);
            return true;
        },
        cancellationToken);

    public async Task DeleteSnapshotAsync(ProjectId project, ServiceKind kind, int number, CancellationToken cancellationToken)
    {
        var copy = tools.Folders.SnapshotOf(project, kind, number);
        if (Directory.Exists(copy)) await Task.Run(() => Directory.Delete(copy, recursive: true), cancellationToken);
        await tools.WithStoreAsync(async store =>
        {
            await store.DeleteSnapshotAsync(project, kind, number, cancellationToken);
            return true;
        });
    }

    /// <summary>Gives another project the data of this one as they are now, passwords included: they are in the data.</summary>
    public async Task CopyAsync(ProjectId source, ProjectId target, CancellationToken cancellationToken)
    {
        foreach (var kind in ServiceKind.All.Where(kind => tools.Folders.HasData(source, kind)))
        {
            await Of(source, kind).WhileStoppedAsync(
                async (_, keys) =>
                {
                    await tools.WithStoreAsync(async store =>
                    {
                        await store.AdoptAsync(target, kind, keys, cancellationToken);
                        return true;
                    });
                    var (identity, _) = await tools.EnsureAsync(target, kind, cancellationToken);
                    var data = tools.Folders.Prepare(target, kind, identity);
                    Directory.Delete(data);
                    await ServiceFolders.CopyAsync(tools.Folders.DataOf(source, kind), data, cancellationToken);
                    await tools.Folders.GiveAsync(target, kind, identity, cancellationToken);
                    return true;
                },
                cancellationToken);
        }
    }

    /// <summary>Ends a service and removes its data, its snapshots and its password.</summary>
    public async Task RemoveAsync(ProjectId project, ServiceKind kind, CancellationToken cancellationToken)
    {
        await Of(project, kind).StopAsync(cancellationToken);
        _services.TryRemove((project, kind), out _);
        await Task.Run(() => tools.Folders.Remove(project, kind), cancellationToken);
        await ForgetAsync(project, kind, cancellationToken);
    }

    /// <summary>The project goes: its services end, and nothing is known of them. Their folders go with the project's.</summary>
    public async Task DeleteAsync(ProjectId project, CancellationToken cancellationToken)
    {
        foreach (var service in OfProject(project))
        {
            await service.StopAsync(cancellationToken);
            _services.TryRemove((project, service.Kind), out _);
        }

        _apps.TryRemove(project, out _);
        await ForgetAsync(project, null, cancellationToken);
    }

    public Task LookAfterAsync(CancellationToken cancellationToken) => Task.WhenAll(_services.Values.Select(service => service.LookAfterAsync(cancellationToken)));

    public Task StopAsync() => Task.WhenAll(_services.Values.Select(service => service.StopAsync(CancellationToken.None)));

    /// <summary>Stops those that have filled their space on the disk. Snapshots count: they are the person's to delete.</summary>
    public async Task HoldDiskLimitAsync(CancellationToken cancellationToken)
    {
        var limits = options.Value.Limits;
        foreach (var ((project, kind), service) in _services.Where(pair => pair.Value.Live))
        {
            var use = await Task.Run(() => DiskUse.Of([tools.Folders.DataOf(project, kind)], limits.DiskBytes, limits.DiskFiles, cancellationToken), cancellationToken);
            if (use.Bytes <= limits.DiskBytes && use.Files <= limits.DiskFiles) continue;
            await service.EndForAsync("service.disk-full", $"{kind} has filled the {limits.DiskBytes >> 20} MB of disk space that it may use, and was stopped.");
        }
    }

    /// <summary>Bytes on the disk, as far as they are counted.</summary>
    public long BytesOf(ProjectId project, ServiceKind kind) =>
        DiskUse.Of([tools.Folders.DataOf(project, kind)], options.Value.Limits.DiskBytes, options.Value.Limits.DiskFiles, CancellationToken.None).Bytes;

    private IEnumerable<ServiceSandbox> OfProject(ProjectId project) => _services.Where(pair => pair.Key.Project == project).Select(pair => pair.Value);

    private Task<SnapshotRecord> KeepAsync(ProjectId project, ServiceKind kind, string note, bool automatic, CancellationToken cancellationToken, int? spared = null) => tools.WithStoreAsync(async store =>
    {
        if (!tools.Folders.HasData(project, kind)) throw new SandboxFailedException("service.no-data", $"{kind} has no data yet.");

        var number = await store.NextSnapshotAsync(project, kind, cancellationToken);
        await ServiceFolders.CopyAsync(tools.Folders.DataOf(project, kind), tools.Folders.SnapshotOf(project, kind, number), cancellationToken);
        var made = await store.AddSnapshotAsync(project, kind, number, BytesOf(project, kind), note, automatic, cancellationToken);
        var all = await store.SnapshotsAsync(project, cancellationToken);
        foreach (var old in all.Where(row => row.Kind == kind.Name && row.Number != spared).Skip(options.Value.Snapshots)) await DeleteSnapshotAsync(project, kind, old.Number, cancellationToken);
        return made;
    });

    private Task ForgetAsync(ProjectId project, ServiceKind? kind, CancellationToken cancellationToken) => tools.WithStoreAsync(async store =>
    {
        await store.DeleteAsync(project, kind, cancellationToken);
        return true;
    });

    private IServiceEngine EngineOf(ServiceKind kind) => _engines.First(engine => engine.Kind == kind);
}
