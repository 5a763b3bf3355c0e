// CollabBot in one resource group: what it runs on, where its state lies, who may do what, and what wakes somebody up.
// Deployed twice: without an image it makes everything that the image needs, with one it adds the service.
targetScope = 'resourceGroup'

@description('Part of each name; lower-case letters and digits.')
@minLength(3)
@maxLength(11)
param name string = 'collabbot'

@description('Where everything lies. State of UK public bodies stays in the United Kingdom.')
@allowed(['uksouth', 'ukwest'])
param location string = 'uksouth'

@description('The image of the service, with its registry and tag. Empty: everything but the service.')
param image string = ''

@description('True: storage and vault answer in the virtual network alone, by private endpoints. False: they answer to the subnet of the service alone.')
param isPrivate bool

@description('True: storage and compute in several zones, and nobody deletes the state by mistake.')
param isProtected bool

@description('Processes that are always there. At least one: somebody has to look after the schedule.')
@minValue(1)
param minReplicas int = 1

@description('Processes at most. One tenant gains nothing from a fourth: Teams takes 50 calls a second.')
@minValue(1)
param maxReplicas int = 3

@description('Organisations that are served, by the id of their tenant. Empty: the one that this is deployed in.')
param allowedTenants string[] = []

@description('People who administer the bot for their organisation, by their object id.')
param administrators string[] = []

@description('An https address for what a comment is not for; may be empty.')
param reportLink string = ''

@description('An https or e-mail address for complaints about data; may be empty.')
param complaintContact string = ''

@description('An e-mail address that alerts go to; empty: they are seen in the portal alone.')
param alertAddress string = ''

@description('Days that logs and metrics are kept.')
@minValue(30)
@maxValue(90)
param logDays int = 30

var suffix = uniqueString(resourceGroup().id)
var tags = { product: 'CollabBot', 'azd-env-name': name }
var appName = '${name}-service'
var routeName = '${name}bot'

module identity 'modules/identity.bicep' = {
  params: { name: '${name}-identity', location: location, tags: tags }
}

module logs 'modules/logs.bicep' = {
  params: { name: name, location: location, tags: tags, days: logDays }
}

module network 'modules/network.bicep' = {
  params: { name: '${name}-network', location: location, tags: tags, isPrivate: isPrivate }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: take('${name}${suffix}', 24)
    location: location
    tags: tags
    isPrivate: isPrivate
    isProtected: isProtected
    appsSubnetId: network.outputs.appsSubnetId
    principalId: identity.outputs.principalId
    workspaceId: logs.outputs.workspaceId
  }
}

module vault 'modules/vault.bicep' = {
  params: {
    name: take('${name}-${suffix}', 24)
    location: location
    tags: tags
    isPrivate: isPrivate
    appsSubnetId: network.outputs.appsSubnetId
    principalId: identity.outputs.principalId
    workspaceId: logs.outputs.workspaceId
  }
}

module endpoints 'modules/endpoints.bicep' = if (isPrivate) {
  params: {
    name: name
    location: location
    tags: tags
    networkId: network.outputs.networkId
    subnetId: network.outputs.endpointsSubnetId
    storageId: storage.outputs.id
    vaultId: vault.outputs.id
  }
}

module registry 'modules/registry.bicep' = {
  params: { name: name, location: location, tags: tags, principalId: identity.outputs.principalId, workspaceId: logs.outputs.workspaceId }
}

module environment 'modules/environment.bicep' = {
  params: {
    name: '${name}-environment'
    location: location
    tags: tags
    subnetId: network.outputs.appsSubnetId
    isZoneRedundant: isProtected
    workspaceId: logs.outputs.workspaceId
  }
}

module app 'modules/app.bicep' = if (!empty(image)) {
  params: {
    name: appName
    location: location
    tags: tags
    environmentName: environment.outputs.name
    domain: environment.outputs.domain
    routeName: routeName
    image: image
    registry: registry.outputs.loginServer
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    storageName: storage.outputs.name
    queueName: storage.outputs.queueName
    keyAddress: vault.outputs.keyAddress
    collectorConnection: logs.outputs.connectionString
    minReplicas: minReplicas
    maxReplicas: maxReplicas
    allowedTenants: allowedTenants
    administrators: administrators
    reportLink: reportLink
    complaintContact: complaintContact
  }
  // The names of the private endpoints must lead into the network before the service looks for its state.
  dependsOn: [endpoints]
}

module bot 'modules/bot.bicep' = {
  params: {
    name: '${name}-${suffix}'
    tags: tags
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    endpoint: 'https://${routeName}.${environment.outputs.domain}/api/messages'
    workspaceId: logs.outputs.workspaceId
  }
}

// Without the service, all of them would cry.
module alerts 'modules/alerts.bicep' = if (!empty(image)) {
  params: { name: name, location: location, tags: tags, workspaceId: logs.outputs.workspaceId, clientId: identity.outputs.clientId, address: alertAddress }
}

@description('For the manifest of the Teams app: the id of the bot.')
output BOT_ID string = identity.outputs.clientId

@description('For the manifest of the Teams app: the name that the bot is called by.')
output BOT_DOMAIN string = '${routeName}.${environment.outputs.domain}'

@description('Where Teams calls the bot.')
output BOT_ENDPOINT string = 'https://${routeName}.${environment.outputs.domain}/api/messages'

@description('Where images of the service go.')
output AZURE_CONTAINER_REGISTRY_ENDPOINT string = registry.outputs.loginServer
